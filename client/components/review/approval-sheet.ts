import type {
  ApprovalFormPartsFragment,
  ApprovalItemInput,
  SaveApprovalFormInput,
  SectionPartsFragment,
  Verdict,
} from '../../generated/graphql.js'

export type SheetItem = Required<ApprovalItemInput> & {
  label: string
  /** The version its verdict was given on, when it stands from an earlier round. */
  carriedFrom: number | null
  reopened: boolean
}

/** 审批单 as it is being written: one item a section, and the unit's opinion with its signature. */
export interface Sheet {
  recommendation: string
  signedName: string
  /** YYYY-MM-DD */
  signedOn: string
  items: SheetItem[]
}

interface Sources {
  sections: readonly SectionPartsFragment[]
  draft: ApprovalFormPartsFragment | null
  personName: string
  today: string
}

/** The saved draft, or an empty sheet to be signed by the one who reads it, today. Sections without content are not judged. */
export function sheetFrom({ sections, draft, personName, today }: Sources): Sheet {
  const isJudged = ({ key, state }: SectionPartsFragment) =>
    draft ? draft.items.some((item) => item.sectionKey === key) : state !== 'NOT_STARTED'
  return {
    recommendation: draft?.recommendation ?? '',
    signedName: draft?.signedName ?? personName,
    signedOn: draft?.signedOn ?? today,
    items: sections.filter(isJudged).map(({ key, label, state }) => {
      const saved = draft?.items.find((item) => item.sectionKey === key)
      return {
        sectionKey: key,
        label,
        verdict: saved?.verdict ?? null,
        comment: saved?.comment ?? '',
        authentic: saved?.authentic ?? null,
        // Completeness is what the machine checks; the reviewer may still disagree. Source: S43
        complete: saved?.complete ?? state === 'DONE',
        valid: saved?.valid ?? null,
        carriedFrom: saved?.carriedFrom ?? null,
        reopened: saved?.reopened ?? false,
      }
    }),
  }
}

export function sheetInput(applicationId: string, sheet: Sheet): SaveApprovalFormInput {
  return {
    applicationId,
    recommendation: sheet.recommendation.trim() || null,
    signedName: sheet.signedName.trim() || null,
    signedOn: sheet.signedOn || null,
    items: sheet.items.map(({ sectionKey, verdict, comment, authentic, complete, valid }) => ({
      sectionKey,
      verdict,
      authentic,
      complete,
      valid,
      comment: comment?.trim() || null,
    })),
  }
}

/** Every item nobody has judged yet becomes 是, with its three criteria; what was judged stays. */
export function restPassed(sheet: Sheet): Sheet {
  const pass = (item: SheetItem): SheetItem => (item.verdict ? item : judged(item, 'YES'))
  return { ...sheet, items: sheet.items.map(pass) }
}

/** 是 of an earlier round on unchanged content: it is not asked again, only opened again on purpose. Source: S41 */
export const stands = ({ carriedFrom, verdict }: SheetItem): boolean => carriedFrom !== null && verdict === 'YES'

/** 重新审核: gives up a 是 that stands. */
export const opened = (item: SheetItem): SheetItem => ({ ...item, verdict: null, carriedFrom: null, reopened: true })

/** Whether a key can judge the item: what stands is left alone until it is opened again. */
export const mayJudge = ({ items }: Sheet, key: string): boolean => items.some((item) => item.sectionKey === key && !stands(item))

/** The judgement of one item by its key; what stands is left alone. 是 takes the three criteria with it unless one was denied. */
export function withVerdict(sheet: Sheet, sectionKey: string, verdict: Verdict): Sheet {
  const judge = (item: SheetItem): SheetItem => (item.sectionKey === sectionKey && !stands(item) ? judged(item, verdict) : item)
  return { ...sheet, items: sheet.items.map(judge) }
}

export function judged(item: SheetItem, verdict: Verdict): SheetItem {
  if (verdict === 'NO') return { ...item, verdict }
  return { ...item, verdict, authentic: item.authentic ?? true, complete: item.complete ?? true, valid: item.valid ?? true }
}

/** 【办理】 opens an empty sheet on the server; this tells whether anything was saved on it. */
export function isWritten(form: ApprovalFormPartsFragment | null): boolean {
  return form !== null && (Boolean(form.recommendation) || form.items.some(({ verdict, comment }) => verdict || comment))
}

export function verdictCounts(items: readonly Pick<SheetItem, 'verdict'>[]) {
  const count = (verdict: SheetItem['verdict']) => items.filter((item) => item.verdict === verdict).length
  return { yes: count('YES'), no: count('NO'), open: count(null) }
}
