import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ApplicationFilterInput } from '../applications/application-filter.input.js'
import { enumOf } from '../graphql/enums.js'
import type { PrintKind, PrintStatus } from './print-kinds.js'
import type { PrintedList } from './print-source.js'

const PrintKindEnum = enumOf<PrintKind>('PrintKind', 'What is printed.', {
  FORMS: '评审表: the forms as one PDF, 200 applications at most.',
  LIST: '一览表: an Excel workbook, 10,000 applications at most.',
  SUMMARY: '综合情况表: an Excel workbook with every section, 2,000 applications at most.',
})

const PrintStatusEnum = enumOf<PrintStatus>('PrintStatus', 'How far a print is.', {
  WAITING: '等待中: not begun.',
  RUNNING: '进行中.',
  DONE: '已完成: to be fetched until it expires.',
  FAILED: '失败.',
})

const PrintedListEnum = enumOf<PrintedList>('PrintedList', 'A list all of which can be printed.', {
  INBOX: '申请书审核管理: what waits at the viewer’s unit.',
  SENT: '已转交申请书: what it has sent on.',
  APPLICATIONS: '流转状态查询: all the viewer may see.',
})

@InputType('StartPrintJobInput', { description: 'What to print: applications by id, or all of a list as it is narrowed.' })
export class StartPrintJobInput {
  @Field(() => PrintKindEnum, { description: 'As what.' })
  kind!: PrintKind

  @Field(() => [ID], { nullable: true, description: 'These applications, in this order; list and filter are then left out.' })
  applicationIds?: string[] | null

  @Field(() => PrintedListEnum, { nullable: true, description: 'All of this list.' })
  list?: PrintedList | null

  @Field(() => ApplicationFilterInput, { nullable: true, description: 'Narrows the list, as in its query.' })
  filter?: ApplicationFilterInput | null

  @Field(() => Int, { nullable: true, description: 'Of the inbox: only what is due in so many days, as in its query.' })
  dueWithin?: number | null
}

@ObjectType('PrintJob', { description: '打印任务: a print that goes on after the answer. Its owner alone sees it.' })
export class PrintJobType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => PrintKindEnum, { description: 'What is printed.' })
  kind!: PrintKind

  @Field(() => PrintStatusEnum, { description: 'How far it is.' })
  status!: PrintStatus

  @Field(() => Int, { description: 'Applications.' })
  total!: number

  @Field(() => Int, { description: 'Applications read so far.' })
  done!: number

  @Field(() => String, { nullable: true, description: 'Name of the file; null before it is done.' })
  fileName!: string | null

  @Field(() => Int, { nullable: true, description: 'Size of the file in bytes; null before it is done.' })
  bytes!: number | null

  @Field(() => Date, { description: 'When it was asked for (UTC).' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it ended (UTC).' })
  finishedAt!: Date | null

  @Field(() => Date, { description: 'When it is removed, file included (UTC): a day after it was asked for.' })
  expiresAt!: Date
}
