import { initialContent, type Person } from '../applications/derived-values.js'
import { exceptionWay } from '../workflow/section-rules-achievements.js'
import { commitmentVersion } from '../workflow/section-rules-person.js'
import type { FieldValues, SectionContent } from '../workflow/section-content.js'
import type { DemoPerson } from './demo-people.js'

/** What a person of a certain calling writes into an application. */
export interface Calling {
  seriesCode: string
  post: string
  work: string
  school: string
  major: string
  project: string
  journal: string
  paper: string
}

export const callings = {
  teacher: {
    seriesCode: '22',
    post: '二级教师',
    work: '初中数学教学',
    school: '喀什大学',
    major: '数学与应用数学',
    project: '国家通用语言文字教学能力提升课题',
    journal: '新疆教育',
    paper: '农村初中数学课堂分层教学的实践',
  },
  doctor: {
    seriesCode: '04',
    post: '医师',
    work: '内科临床诊疗',
    school: '新疆医科大学',
    major: '临床医学',
    project: '基层慢性病规范管理',
    journal: '新疆医学',
    paper: '南疆农村高血压患者随访管理效果分析',
  },
  agronomist: {
    seriesCode: '06',
    post: '助理农艺师',
    work: '棉花栽培技术推广',
    school: '新疆农业大学',
    major: '农学',
    project: '棉花水肥一体化示范',
    journal: '新疆农业科学',
    paper: '疏附县棉花膜下滴灌技术要点',
  },
  engineer: {
    seriesCode: '05',
    post: '助理工程师',
    work: '公路工程施工与养护',
    school: '长安大学',
    major: '土木工程',
    project: '国道314线养护工程',
    journal: '公路交通科技',
    paper: '盐渍土路基病害处治技术研究',
  },
  lecturer: {
    seriesCode: '01',
    post: '讲师',
    work: '药理学教学与科研',
    school: '中国药科大学',
    major: '药学',
    project: '维吾尔药材质量标准研究',
    journal: '中国药学杂志',
    paper: '昆仑雪菊总黄酮提取工艺优化',
  },
} satisfies Record<string, Calling>

export type CallingName = keyof typeof callings

export interface Writer {
  person: DemoPerson
  maskedIdNumber: string
  unitName: string
  calling: Calling
  wayCode: string
  /** YYYY-MM-DD, when the commitment was ticked. */
  confirmedOn: string
}

const plain = (values: FieldValues): SectionContent => ({ values, rows: [] })
const list = (...rows: FieldValues[]): SectionContent => ({ values: {}, rows })

const exception = {
  category: '资历',
  clause: '获地区级以上科技进步奖或优秀教学成果奖，业绩突出。',
  recommenderOne: '周静怡，副高级职称',
  recommenderTwo: '艾尔肯·买买提，正高级职称',
}

/** What the server knows before anything is written. */
function known({ person, maskedIdNumber, unitName }: Writer): Person {
  const { name, phone, birthDate, sex, idNumber } = person
  return { name, phone, unitName, idNumberMasked: maskedIdNumber, idNumber: { number: idNumber, birthDate, sex } }
}

/** A section as it stands right after the application has been started. */
export const untouchedSection = (key: string, writer: Writer): SectionContent => initialContent(key, known(writer))

/**
 * The written sections of a complete application by key; the others are empty.
 * @param version 2 has what the reviewers asked for: a longer summary and the witness of the education
 */
export function writtenSections(writer: Writer, version: number): Record<string, SectionContent> {
  const { person, calling, unitName } = writer
  const born = Number(person.birthDate.slice(0, 4))
  const graduated = born + 23
  const corrected = version > 1
  const year = Number(writer.confirmedOn.slice(0, 4))
  return {
    commitment: plain({ agreed: true, signedName: person.name, version: commitmentVersion, confirmedOn: writer.confirmedOn }),
    declare: plain({ specialism: calling.major, category: '评审' }),
    basic: plain({
      ...untouchedSection('basic', writer).values,
      nationality: person.ethnicity,
      workingSince: `${graduated}-09`,
      health: '健康',
      highestEducation: '大学本科',
      currentPost: calling.post,
      currentPostSince: `${graduated + 1}-12`,
      currentWork: calling.work,
      employment: '在编在岗',
    }),
    education: list({
      from: `${graduated - 4}-09`,
      to: `${graduated}-07`,
      school: calling.school,
      major: calling.major,
      years: 4,
      education: '大学本科',
      degree: '学士',
      highest: true,
      verification: '已核验',
      ...(corrected && { witness: '吐尔逊·依明' }),
    }),
    training: list(
      ...(['专业', '公需'] as const).map((category) => ({
        from: `${year - 1}-04`,
        to: `${year - 1}-06`,
        place: '自治区专业技术人员继续教育基地',
        content: `${category}科目`,
        hours: category === '专业' ? 66 : 30,
        category,
      })),
    ),
    work: list({ from: `${graduated}-09`, unit: unitName, post: calling.work }),
    projects: list({
      from: `${year - 3}-03`,
      to: `${year - 1}-12`,
      name: calling.project,
      source: '本单位项目',
      role: '参加',
      content: `参加${calling.project}，负责方案实施和资料整理。`,
      effect: '按期完成，通过验收。',
    }),
    papers: list({
      title: calling.paper,
      authors: `${person.name}*`,
      journal: calling.journal,
      issue: `${year - 1}年第3期 45-48页`,
    }),
    summary: plain({
      text:
        `本人自${graduated}年参加工作以来，一直从事${calling.work}工作，热爱本职，遵纪守法，认真履行岗位职责，` +
        `参加${calling.project}，撰写《${calling.paper}》，较好地完成了各项任务。` +
        (corrected ? `任现职以来，承担本单位业务骨干培养任务，近三年考核均为合格以上，其中${year - 2}年度为优秀。` : ''),
    }),
    ...(writer.wayCode === exceptionWay && { exception: plain(exception) }),
    assessment: list({ year: year - 3, result: '合格' }, { year: year - 2, result: '优秀' }, { year: year - 1, result: '合格' }),
  }
}
