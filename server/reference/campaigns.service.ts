import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError } from '../errors.js'
import { pulledAway } from '../workflow/campaign-windows.js'
import type { Viewer } from '../workflow/who-may.js'
import { changesOf, filedOutside, insertCampaign, insertChange, lockCampaign, updateCampaign } from './campaign.store.js'
import type { CampaignChangeRow, CampaignFacts } from './campaign.store.js'
import { campaignChange, readCampaign, type Announced, type CampaignText } from './campaign-input.js'
import { windowsOf, type Campaign } from './reference-rows.js'
import type { ReferenceCache } from './reference.cache.js'
import { isUuid } from './uuid.js'

export interface OpenCampaignRequest extends CampaignText {
  year: number
}

export interface ChangeCampaignRequest extends CampaignText {
  campaignId: string
  /** The revision the caller has read. */
  revision: number
}

export type ShownChange = Omit<CampaignChangeRow, 'before' | 'after'> & {
  opened: boolean
  fields: { field: string; before: string | null; after: string | null }[]
}

const said = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** Publishes a notice in the same transaction. */
type Publish = (tx: Transaction, text: Announced, viewer: Viewer) => Promise<{ id: string }>

/** 申报年度/批次: opened, extended and changed by the region office, with a reason and a history. Source: B5. */
export class CampaignsService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
    private readonly publish: Publish,
  ) {}

  /** @throws DomainError INVALID_INPUT naming each field, CAMPAIGN_NAME_TAKEN */
  async openCampaign(request: OpenCampaignRequest, viewer: Viewer): Promise<Campaign> {
    const { facts, reason, announcement } = readCampaign(request, request.year, this.reference)
    const id = await this.written((tx) => this.record(tx, { reason, announcement, before: null, after: facts }, viewer))
    return this.reference.campaign(id)
  }

  /**
   * Holds from the next request on. What would change nothing writes nothing.
   * @throws DomainError NOT_FOUND, INVALID_INPUT, STALE_REVISION, CAMPAIGN_NAME_TAKEN, WINDOW_PULLED_AWAY naming each field,
   *   CAMPAIGN_IN_USE with params.series
   */
  async changeCampaign(request: ChangeCampaignRequest, viewer: Viewer): Promise<Campaign> {
    await this.written(async (tx) => {
      const before = await this.locked(tx, request.campaignId)
      const { facts, reason, announcement } = readCampaign(request, before.year, this.reference)
      if (before.revision !== request.revision) throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU' })
      const pulled = pulledAway(windowsOf(before), windowsOf(facts), new Date())
      if (pulled.length > 0) {
        const fields = pulled.map((field) => ({ field, code: 'WINDOW_PULLED_AWAY' }))
        throw new DomainError('WINDOW_PULLED_AWAY', { cure: 'correctField', who: 'YOU', fields })
      }
      const outside = facts.seriesCodes ? await filedOutside(tx, before.id, facts.seriesCodes) : []
      if (outside.length > 0) {
        const series = outside.map((code) => this.reference.series(code).name).join('、')
        throw new DomainError('CAMPAIGN_IN_USE', { cure: 'correctField', who: 'YOU', params: { series } })
      }
      return this.record(tx, { reason, announcement, before, after: facts }, viewer)
    })
    return this.reference.campaign(request.campaignId)
  }

  /**
   * Whether units have to post applications before they report them up; holds from the next request on. Source: S50.
   * @throws DomainError NOT_FOUND
   */
  async setPublicityRequired(
    { campaignId, required }: { campaignId: string; required: boolean },
    viewer: Viewer,
  ): Promise<Campaign> {
    await this.written(async (tx) => {
      const before = await this.locked(tx, campaignId)
      const after = { ...before, publicityRequired: required }
      return this.record(tx, { reason: '【功能开关】', announcement: null, before, after }, viewer, 'setPublicityRequired')
    })
    return this.reference.campaign(campaignId)
  }

  /** Who changed what and why, the latest first; nothing for a campaign that came with the program and was left alone. */
  async campaignChanges(campaignId: string): Promise<ShownChange[]> {
    const rows = isUuid(campaignId) ? await changesOf(this.db, campaignId) : []
    return rows.map(({ before, after, ...row }) => ({
      ...row,
      opened: before === null,
      fields: Object.keys(after).map((field) => ({ field, before: said(before?.[field]), after: said(after[field]) })),
    }))
  }

  private async written(act: (tx: Transaction) => Promise<string>): Promise<string> {
    try {
      const id = await this.db.transaction(act)
      // Other nodes hear of it by the announcement of the database; this one must not answer before it knows.
      await this.reference.refresh()
      return id
    } catch (error) {
      if (violated(error) !== 'campaign_name_idx') throw error
      throw new DomainError('CAMPAIGN_NAME_TAKEN', {
        cure: 'correctField',
        who: 'YOU',
        fields: [{ field: 'name', code: 'CAMPAIGN_NAME_TAKEN' }],
      })
    }
  }

  private async locked(tx: Transaction, id: string): Promise<Campaign> {
    const campaign = isUuid(id) ? await lockCampaign(tx, id) : undefined
    if (!campaign) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return campaign
  }

  private async record(
    tx: Transaction,
    act: { reason: string; announcement: Announced | null; before: Campaign | null; after: CampaignFacts },
    viewer: Viewer,
    named?: string,
  ): Promise<string> {
    const { reason, announcement, before, after } = act
    const change = campaignChange(before, after)
    if (before && Object.keys(change.after).length === 0) return before.id
    if (before) await updateCampaign(tx, before.id, after)
    const campaignId = before?.id ?? (await insertCampaign(tx, after))
    const noticeId = announcement ? (await this.publish(tx, announcement, viewer)).id : null
    const { accountId: actorId, personName: actorName } = viewer
    await insertChange(tx, { campaignId, actorId, actorName, reason, ...change, noticeId })
    const action = named ?? (before ? 'changeCampaign' : 'openCampaign')
    await this.audit.record(tx, { subject: `campaign:${campaignId}`, actorId, action, detail: { reason, ...change, noticeId } })
    return campaignId
  }
}
