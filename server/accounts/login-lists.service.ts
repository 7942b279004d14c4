import type { Database } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { DomainError } from '../errors.js'
import { standsOver } from '../units/unit-sight.js'
import type { UnitStore } from '../units/unit.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { AccountRow, AccountStore } from './account.store.js'
import { LoginActStore, type LoginActRow } from './login-act.store.js'

/** Who has a login in a unit under mine, and who gave it. Source: S7. */
export class LoginListsService {
  private readonly acts: LoginActStore

  constructor(
    db: Database,
    private readonly accounts: AccountStore,
    private readonly units: UnitStore,
  ) {
    this.acts = new LoginActStore(db)
  }

  /** @throws DomainError NOT_FOUND unless the unit is the viewer's, under it or with it for review */
  async logins(unitId: string, name: string | null | undefined, page: PageArgs, viewer: Viewer): Promise<Page<AccountRow>> {
    await this.requireMine(unitId, viewer)
    return this.accounts.ofUnit(unitId, name, page)
  }

  /**
   * What was done to the logins of a unit; without a unit, what the viewer's unit did to logins anywhere.
   * @throws DomainError NOT_FOUND unless the unit is the viewer's, under it or with it for review
   */
  async loginActs(unitId: string | null | undefined, page: PageArgs, viewer: Viewer): Promise<Page<LoginActRow>> {
    if (!unitId) return this.acts.page('byUnitId', viewer.unitId, page)
    await this.requireMine(unitId, viewer)
    return this.acts.page('unitId', unitId, page)
  }

  private async requireMine(unitId: string, viewer: Viewer): Promise<void> {
    const unit = await this.units.byId(unitId)
    if (!unit || (unit.id !== viewer.unitId && !standsOver(viewer, unit))) throw new DomainError('NOT_FOUND')
  }
}
