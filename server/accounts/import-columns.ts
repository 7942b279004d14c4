import type { SheetColumn } from '../files/spreadsheet.js'

export type ImportKind = 'UNITS' | 'STAFF'

export interface ImportColumn extends SheetColumn {
  /** Named so in the faults of a row. */
  field: string
  needed: boolean
  /** What the second sheet of the template says of it. */
  note: string
}

const column = (field: string, header: string, width: number, needed: boolean, note: string): ImportColumn => ({
  field,
  header,
  width,
  needed,
  note,
})

/** The columns of the templates, in their order. Source: B8. */
export const importColumns: Record<ImportKind, readonly ImportColumn[]> = {
  UNITS: [
    column('name', '单位名称', 32, true, '必填，不超过 100 字；同一上级下不能重名。'),
    column('parent', '上级单位', 28, false, '空着即本单位；也可填本单位已有的下级单位，或本表中写在前面的单位。'),
    column('divisionCode', '行政区划代码', 16, false, '6 位数字，如 653121；注册分配单位必填，其他单位随上级，不必填。'),
    column('uscc', '统一社会信用代码', 24, false, '18 位。'),
    column('orgCode', '组织机构代码', 16, false, '8 位代码加校验位，与统一社会信用代码一致。'),
    column('contactName', '联系人', 16, false, '不超过 50 字。'),
    column('contactPhone', '联系电话', 20, false, '如 0998-5550199。'),
    column('administratorName', '管理员姓名', 16, false, '填了即同时发放管理员账号，身份证号和手机号也必填。'),
    column('administratorIdNumber', '管理员身份证号', 24, false, '18 位。'),
    column('administratorPhone', '管理员手机号', 18, false, ''),
    column('administratorLoginName', '管理员登录名', 20, false, '3–32 位文字、数字、点、下划线或连字符；空着即用手机号。'),
  ],
  STAFF: [
    column('personName', '姓名', 16, true, '必填，不超过 50 字。'),
    column('idNumber', '身份证号', 24, true, '必填，18 位。'),
    column('phone', '手机号', 18, true, '必填。'),
    column('loginName', '登录名', 20, false, '3–32 位文字、数字、点、下划线或连字符；空着即用手机号。'),
    column('mayAdminister', '可担任单位管理员', 18, false, '填“是”或“否”，空着即“否”。'),
  ],
}

/** How many rows one file may have beneath its header. */
export const mostRows = 10_000
