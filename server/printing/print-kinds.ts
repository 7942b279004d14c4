/** 评审表, 一览表, 综合情况表 */
export type PrintKind = 'FORMS' | 'LIST' | 'SUMMARY'

export type PrintStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'
