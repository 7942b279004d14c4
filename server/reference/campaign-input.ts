import { stages, windowFaults, type Stage } from '../workflow/campaign-windows.js'
import type { CampaignFacts } from './campaign.store.js'
import { InputFaults } from './input-faults.js'
import { windowsOf, type Campaign } from './reference-rows.js'
import type { ReferenceCache } from './reference.cache.js'

export interface Announced {
  title: string
  body: string
}

/** What the region office types of a campaign, as it comes. */
export interface CampaignText {
  name: string
  /** null or empty: every series. */
  seriesCodes?: readonly string[] | null
  filingOpensAt: Date
  filingClosesAt: Date
  reviewOpensAt: Date
  reviewClosesAt: Date
  stageWindows?: readonly { stage: Stage; opensAt: Date; closesAt: Date }[] | null
  publicityRequired: boolean
  reason: string
  announcement?: Announced | null
}

/** @throws DomainError INVALID_INPUT naming every field at once */
export function readCampaign(typed: CampaignText, year: number, reference: ReferenceCache) {
  const faults = new InputFaults()
  const name = faults.text('name', typed.name, { max: 100, required: true }) ?? ''
  const reason = faults.lines('reason', typed.reason, { max: 500, required: true }) ?? ''
  const announcement = typed.announcement && {
    title: faults.text('announcement.title', typed.announcement.title, { max: 200, required: true }) ?? '',
    body: faults.lines('announcement.body', typed.announcement.body, { max: 20_000, required: true }) ?? '',
  }
  if (!Number.isInteger(year) || year < 2000 || year > 2100) faults.add('year', 'OUT_OF_RANGE')
  const codes = [...new Set(typed.seriesCodes ?? [])].sort()
  const known = new Set(reference.currentSeries().map(({ code }) => code))
  if (codes.some((code) => !known.has(code))) faults.add('seriesCodes', 'NOT_A_CHOICE')
  const given = typed.stageWindows ?? []
  if (new Set(given.map(({ stage }) => stage)).size < given.length) faults.add('stageWindows', 'DUPLICATE')
  const facts: CampaignFacts = {
    year,
    name,
    seriesCodes: codes.length > 0 ? codes : null,
    publicityRequired: typed.publicityRequired,
    filingOpensAt: typed.filingOpensAt,
    filingClosesAt: typed.filingClosesAt,
    reviewOpensAt: typed.reviewOpensAt,
    reviewClosesAt: typed.reviewClosesAt,
    stageWindows: stages.flatMap((stage) => given.find((window) => window.stage === stage) ?? []),
  }
  for (const { field, code } of windowFaults(year, windowsOf(facts))) faults.add(field, code)
  faults.refuse()
  return { facts, reason, announcement: announcement || null }
}

type Said = Record<string, unknown>

/** What a change says differently, by field; everything when it opens the campaign. */
export function campaignChange(before: Campaign | null, after: CampaignFacts): { before: Said | null; after: Said } {
  const now = said(after)
  if (!before) return { before: null, after: now }
  const was = said(before)
  const keys = Object.keys({ ...was, ...now }).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]))
  const part = (whole: Said) => Object.fromEntries(keys.map((key) => [key, whole[key] ?? null]))
  return { before: part(was), after: part(now) }
}

const said = ({ stageWindows, ...facts }: CampaignFacts): Said => ({
  name: facts.name,
  seriesCodes: facts.seriesCodes,
  publicityRequired: facts.publicityRequired,
  filingOpensAt: facts.filingOpensAt.toISOString(),
  filingClosesAt: facts.filingClosesAt.toISOString(),
  reviewOpensAt: facts.reviewOpensAt.toISOString(),
  reviewClosesAt: facts.reviewClosesAt.toISOString(),
  ...Object.fromEntries(
    stageWindows.flatMap(({ stage, opensAt, closesAt }) => [
      [`stageWindows.${stage}.opensAt`, opensAt.toISOString()],
      [`stageWindows.${stage}.closesAt`, closesAt.toISOString()],
    ]),
  ),
})
