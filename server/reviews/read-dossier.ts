import { versionSection, inFormOrder as sectionsInFormOrder } from '../applications/served-section.js'
import { readsWhatStands, standingSections, submittedSections } from '../applications/shown-sections.js'
import type { VersionSectionRow } from '../applications/version.store.js'
import type { Viewer } from '../workflow/who-may.js'
import { inFormOrder, type ApprovalFormRow, type ReviewedRow } from './approval-form.store.js'
import type { DossierParts } from './dossier-parts.js'
import type { DossierRow } from './dossier.store.js'

/** The application, with everything its fields take at once beside it. */
export function readDossier({ read, ...row }: DossierRow, viewer: Viewer, parts: DossierParts): ReviewedRow {
  const versions = read.versions.map((version) => ({ ...version, submittedAt: new Date(version.submittedAt) }))
  const frozen = frozenOf(read.frozen, versions)
  const transfers = read.transfers.map(({ at, from, to, ...hop }) => ({
    ...{ ...hop, at: new Date(at) },
    ...(parts.hopUnits && { from, to }),
  }))
  return {
    ...row,
    beside: {
      ...(parts.applicant && { applicant: read.applicant }),
      ...(parts.unit && { unit: read.unit }),
      ...(parts.holderUnit && { holderUnit: read.holderUnit }),
      handler: read.handler,
      sections: sectionsOf(row, read, frozen, viewer),
      versions: parts.everyVersion ? withSections(versions, frozen) : versions,
      ...(parts.everyVersion && { frozen }),
      transfers,
      lastTransfer: transfers.find(({ id }) => id === row.lastTransferId) ?? null,
      forms: formsOf(read, parts),
    },
  }
}

type Read = DossierRow['read']
type Versions = { number: number; submittedAt: Date }[]

const frozenOf = (sections: Read['frozen'], versions: Versions): VersionSectionRow[] => {
  const instants = new Map(versions.map(({ number, submittedAt }) => [number, submittedAt]))
  return sections.map((section) => ({ ...section, submittedAt: instants.get(section.number)! }))
}

/** Whose sight it is, is asked of the same functions as by the loaders. */
function sectionsOf(row: ReviewedRow, read: Read, frozen: readonly VersionSectionRow[], viewer: Viewer) {
  if (!readsWhatStands(row, viewer)) {
    const passed = read.standing.filter(({ locked }) => locked).map(({ key }) => key)
    return submittedSections(
      row,
      frozen.filter(({ number }) => number === row.versionNumber),
      passed,
    )
  }
  const attachments = read.attachments.map((one) => ({ ...one, createdAt: new Date(one.createdAt) }))
  return standingSections(
    row,
    read.live.map((section) => ({ ...section, updatedAt: new Date(section.updatedAt) })),
    attachments,
  )
}

function withSections<Version extends { number: number }>(versions: Version[], frozen: VersionSectionRow[]) {
  const byNumber = Map.groupBy(frozen, ({ number }) => number)
  return versions.map((version) => ({
    ...version,
    sections: sectionsInFormOrder((byNumber.get(version.number) ?? []).map(versionSection)),
  }))
}

function formsOf({ forms, standing }: Read, parts: DossierParts): ApprovalFormRow[] {
  const stands = new Map(standing.map(({ key, contentHash }) => [key, contentHash]))
  return forms.map(({ unit, savedAt, dispatchedAt, items, ...form }) => ({
    ...form,
    savedAt: new Date(savedAt),
    dispatchedAt: dispatchedAt === null ? null : new Date(dispatchedAt),
    ...(parts.formUnits && unit && { unit }),
    items: inFormOrder(items.map((item) => ({ ...item, current: stands.get(item.sectionKey) === item.contentHash }))),
  }))
}
