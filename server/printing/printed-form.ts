import path from 'node:path'
import type { ServedSection } from '../applications/served-section.js'
import type { TransferRow } from '../applications/transfer.store.js'
import type { ApprovalFormRow } from '../reviews/approval-form.store.js'
import { actionWord, localTime, statusWords } from './printed-words.js'
import type { SectionNews } from '../applications/carry-over.loader.js'
import type { CarriedFrom } from '../applications/carry-over.store.js'
import { printedSection, type PrintedFact, type PrintedSection } from './printed-section.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'

export const formTemplate = path.join(import.meta.dirname, 'printed-form.typ')

interface PrintedOpinion {
  text: string
  unit: string
  signedName: string
  signedOn: string
  note: string
}

/** Everything the template prints, as words. */
export interface PrintedForm {
  title: string
  campaign: string
  name: string
  declared: string
  /** Which version, and when it was submitted. */
  version: string
  /** Of the content printed, SHA-256 in hex. */
  hash: string
  cover: PrintedFact[]
  sections: PrintedSection[]
  opinions: { heading: string; given: PrintedOpinion[] }[]
  /** 时间, 办理, 从, 到, 经办人, 意见, 版本 of every hop. */
  trail: string[][]
}

/** An application with the names of all it refers to. */
export interface FormFacts {
  campaign: string
  name: string
  unitId: string
  title: string
  series: string
  level: string
  way: string
  status: ApplicationStatus
  /** null: the applicant has it. */
  holderUnitId: string | null
  holderSince: Date
  version: string
  hash: string
  sections: readonly ServedSection[]
  /** What is new since the application it was carried over from. */
  carriedFrom: CarriedFrom | null
  news: readonly SectionNews[]
  forms: readonly ApprovalFormRow[]
  transfers: readonly TransferRow[]
  unitName: (id: string) => string
}

/** The 评审表 of one application, in the order of the form. Source: B4, S35. */
export function printedForm(facts: FormFacts): PrintedForm {
  const { campaign, name, unitId, title, series, level, way, status, holderUnitId, version, hash, unitName } = facts
  const holder = holderUnitId ? unitName(holderUnitId) : '申请人本人'
  return {
    title: '专业技术职务任职资格评审表',
    campaign,
    name,
    declared: title,
    version,
    hash,
    cover: [
      short('姓名', name),
      short('申报职称', title),
      short('申报系列', series),
      short('级别', level),
      short('申报方式', way),
      short('状态', statusWords[status]),
      wide('申报单位', unitName(unitId)),
      wide('当前持有', `${holder}（${localTime(facts.holderSince)} 起）`),
      ...(facts.carriedFrom ? [wide('复制来源', carried(facts.carriedFrom))] : []),
      wide('版本', version),
      wide('校验值', hash),
    ],
    sections: facts.sections.map((section) =>
      printedSection(
        section,
        facts.news.find(({ key }) => key === section.key),
      ),
    ),
    opinions: opinions(facts),
    trail: facts.transfers.map(({ at, action, fromUnitId, toUnitId, actorName, opinion, versionNumber }) => [
      localTime(at),
      actionWord(action),
      fromUnitId ? unitName(fromUnitId) : '申请人',
      toUnitId ? unitName(toUnitId) : action === 'accept' ? '' : '申请人',
      actorName,
      opinion ?? '',
      String(versionNumber),
    ]),
  }
}

/**
 * The opinion each unit has last sent an application on with. Who returned it has not spoken for it; a box nobody has
 * filled yet is printed empty, to be signed on paper.
 */
function opinions({ forms, unitId, unitName }: FormFacts): PrintedForm['opinions'] {
  const last = new Map<string, ApprovalFormRow>()
  for (const form of forms)
    if (form.dispatchAction === 'reportUp' || form.dispatchAction === 'accept') last.set(form.unitId, form)
  const given = ({ unitId: id, recommendation, signedName, signedOn, versionNumber }: ApprovalFormRow): PrintedOpinion => ({
    text: recommendation ?? '',
    unit: unitName(id),
    signedName: signedName ?? '',
    signedOn: signedOn ?? '',
    note: `针对第 ${versionNumber} 版`,
  })
  const blank = (unit: string): PrintedOpinion => ({ text: '', unit, signedName: '', signedOn: '　　年　　月　　日', note: '' })
  const home = last.get(unitId)
  const above = [...last.values()].filter((form) => form !== home).map(given)
  return [
    { heading: '基层单位推荐意见', given: [home ? given(home) : blank(unitName(unitId))] },
    { heading: '呈报单位意见', given: above.length > 0 ? above : [blank('')] },
  ]
}

const carried = ({ year, titleName }: CarriedFrom) => `${year} 年度申报（${titleName}）；新增的标“新”，改动的标“改”`
const short = (label: string, value: string): PrintedFact => ({ label, value, wide: false })
const wide = (label: string, value: string): PrintedFact => ({ label, value, wide: true })
