import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError, refuse } from '../errors.js'
import { refuseReceiver } from '../workflow/routing.js'
import { isUnderReview, type UnitCircumstances } from '../workflow/unit-workflow.js'
import type { Viewer } from '../workflow/who-may.js'
import { linkWrites } from './receiving-link.store.js'
import { beginUnitAct } from './unit-act.js'
import { intended } from './unit-circumstances.store.js'
import { unitParts, type LinkRow } from './unit-parts.store.js'
import type { UnitRow, UnitStore } from './unit.store.js'

interface Begun {
  row: UnitRow
  circumstances: UnitCircumstances
  links: LinkRow[]
}

/** 材料接收单位 of the viewer's unit. Source: S18-S22, S27. */
export class ReceivingLinksService {
  constructor(
    private readonly db: Database,
    private readonly store: UnitStore,
    private readonly audit: AuditService,
  ) {}

  /** The first is the default in any case; 是否默认=是 moves the default. */
  async addReceivingLink(input: { receiverId: string; isDefault: boolean }, viewer: Viewer): Promise<UnitRow> {
    try {
      return await this.act('addReceivingLink', viewer, async (tx, { row, circumstances, links }) => {
        const isDefault = input.isDefault || links.length === 0
        await this.requireFit(tx, input.receiverId, circumstances, row, !isDefault)
        await linkWrites.add(tx, row.id, input.receiverId, isDefault)
        return { receiverId: input.receiverId, isDefault }
      })
    } catch (error) {
      if (violated(error) !== 'receiving_link_unit_id_receiver_id_key') throw error
      throw new DomainError('RECEIVER_ALREADY_LINKED', { cure: 'setDefaultReceiver', who: 'UNIT_ADMIN' })
    }
  }

  /** Removing the default asks for the next one; the last receiver may go. */
  removeReceivingLink(input: { linkId: string; nextDefaultLinkId?: string | null }, viewer: Viewer): Promise<UnitRow> {
    return this.act('removeReceivingLink', viewer, async (tx, { row, circumstances, links }) => {
      const link = requireLink(links, input.linkId)
      if (isUnderReview(circumstances) && link.receiverId === row.reviewerUnitId)
        throw new DomainError('UNIT_UNDER_REVIEW', { cure: 'waitForApproval', who: 'RECEIVER' })
      const others = links.filter(({ id }) => id !== link.id)
      const next = input.nextDefaultLinkId ? requireLink(others, input.nextDefaultLinkId) : undefined
      if (link.isDefault && others.length > 0) {
        if (!next) throw new DomainError('DEFAULT_RECEIVER_NEEDED', { cure: 'setDefaultReceiver', who: 'YOU' })
        await this.requireFit(tx, next.receiverId, circumstances, row, false)
        await linkWrites.setDefault(tx, row.id, next.id)
      }
      await linkWrites.remove(tx, row.id, link.id)
      return { receiverId: link.receiverId, wasDefault: link.isDefault }
    })
  }

  setDefaultReceiver({ linkId }: { linkId: string }, viewer: Viewer): Promise<UnitRow> {
    return this.act('setDefaultReceiver', viewer, async (tx, { row, circumstances, links }) => {
      const { receiverId } = requireLink(links, linkId)
      await this.requireFit(tx, receiverId, circumstances, row, false)
      await linkWrites.setDefault(tx, row.id, linkId)
      return { receiverId }
    })
  }

  /** One that fits only the place the unit is moving to may stand by, but not be the default before the move is passed. */
  private async requireFit(
    tx: Transaction,
    id: string,
    { unit }: UnitCircumstances,
    row: UnitRow,
    standsBy: boolean,
  ): Promise<void> {
    const receiver = (await this.store.facts(tx, [id])).get(id)
    if (!receiver) throw new DomainError('NOT_FOUND')
    if (standsBy && !refuseReceiver(intended(unit, row), receiver)) return
    refuse(refuseReceiver(unit, receiver))
  }

  private act(
    action: 'addReceivingLink' | 'removeReceivingLink' | 'setDefaultReceiver',
    viewer: Viewer,
    work: (tx: Transaction, begun: Begun) => Promise<Record<string, unknown>>,
  ): Promise<UnitRow> {
    return this.db.transaction(async (tx) => {
      const begun = await beginUnitAct(tx, this.store, action, viewer.unitId, viewer)
      const detail = await work(tx, { ...begun, links: await unitParts.links(tx, [viewer.unitId]) })
      await this.audit.record(tx, { subject: `unit:${viewer.unitId}`, actorId: viewer.accountId, action, detail })
      return begun.row
    })
  }
}

function requireLink(links: readonly LinkRow[], linkId: string): LinkRow {
  const link = links.find(({ id }) => id === linkId)
  if (!link) throw new DomainError('NOT_FOUND')
  return link
}
