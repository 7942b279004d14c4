import { versionSection } from '../applications/served-section.js'
import { readsWhatStands, standingSections, submittedSections } from '../applications/shown-sections.js'
import type { VersionRow, VersionSectionRow } from '../applications/version.store.js'
import { inFormOrder } from '../workflow/section-rules.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormRow, ReviewedRow } from './approval-form.store.js'
import type { DossierParts } from './dossier-parts.js'
import type { DossierRow } from './dossier.store.js'

type Read = DossierRow['read']
type Units = ReadonlyMap<string, Read['units'][number]>

/** The application, with everything its fields take at once beside it. */
export function readDossier({ read, ...row }: DossierRow, viewer: Viewer, parts: DossierParts): ReviewedRow {
  const { id: applicationId } = row
  const units: Units = new Map(read.units.map((unit) => [unit.id, unit]))
  // undefined where it is not among them, which leaves it to the loader
  const unitOf = (id: string | null) => (id === null ? null : units.get(id))
  const versions = read.versions.map(({ number, submittedAt, hash }) => ({
    applicationId,
    number,
    hash,
    submittedAt: new Date(submittedAt),
  }))
  const frozen = frozenOf(read.frozen, versions, applicationId)
  const transfers = read.transfers.map((hop) => ({
    ...hop,
    applicationId,
    at: new Date(hop.at),
    from: parts.hopUnits ? unitOf(hop.fromUnitId) : undefined,
    to: parts.hopUnits ? unitOf(hop.toUnitId) : undefined,
  }))
  return Object.assign(row, {
    beside: {
      applicant: parts.applicant ? read.applicant : undefined,
      unit: parts.unit ? read.unit : undefined,
      holderUnit: parts.holderUnit ? unitOf(row.holderUnitId) : undefined,
      handler: read.handler,
      sections: sectionsOf(row, read, frozen, viewer),
      versions: parts.everyVersion ? withSections(versions, frozen) : versions,
      frozen: parts.everyVersion ? frozen : undefined,
      transfers,
      lastTransfer: transfers.find(({ id }) => id === row.lastTransferId) ?? null,
      forms: formsOf(read, applicationId, parts.formUnits ? units : new Map()),
    },
  })
}

function frozenOf(sections: Read['frozen'], versions: readonly VersionRow[], applicationId: string): VersionSectionRow[] {
  const instants = new Map(versions.map(({ number, submittedAt }) => [number, submittedAt]))
  return sections.map(({ number, key, content, contentHash, attachments }) => ({
    applicationId,
    number,
    key,
    content,
    contentHash,
    attachments,
    submittedAt: instants.get(number)!,
  }))
}

/** Whose sight it is, is asked of the same functions as by the loaders. */
function sectionsOf(row: ReviewedRow, read: Read, frozen: readonly VersionSectionRow[], viewer: Viewer) {
  const { id: applicationId } = row
  if (!readsWhatStands(row, viewer)) {
    const passed = read.standing.filter(({ locked }) => locked).map(({ key }) => key)
    const last = frozen.filter(({ number }) => number === row.versionNumber)
    return submittedSections(row, last, passed)
  }
  if (!read.live) return undefined
  const live = read.live.map((section) => ({ ...section, applicationId, updatedAt: new Date(section.updatedAt) }))
  const attachments = (read.attachments ?? []).map((one) => ({ ...one, applicationId, createdAt: new Date(one.createdAt) }))
  return standingSections(row, live, attachments)
}

function withSections(versions: readonly VersionRow[], frozen: readonly VersionSectionRow[]) {
  const byNumber = Map.groupBy(frozen, ({ number }) => number)
  return versions.map((version) => ({
    ...version,
    sections: inFormOrder((byNumber.get(version.number) ?? []).map(versionSection), ({ key }) => key),
  }))
}

function formsOf({ forms, standing }: Read, applicationId: string, units: Units): ApprovalFormRow[] {
  const stands = new Map(standing.map(({ key, contentHash }) => [key, contentHash]))
  return forms.map((form) => ({
    ...form,
    applicationId,
    savedAt: new Date(form.savedAt),
    dispatchedAt: form.dispatchedAt === null ? null : new Date(form.dispatchedAt),
    unit: units.get(form.unitId),
    items: inFormOrder(
      form.items.map((item) => ({
        ...item,
        formId: form.id,
        current: stands.get(item.sectionKey) === item.contentHash,
      })),
      ({ sectionKey }) => sectionKey,
    ),
  }))
}
