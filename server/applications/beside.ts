import type { AccountRow } from '../accounts/account.store.js'
import type { UnitCard } from '../units/unit.store.js'
import type { ServedSection } from './served-section.js'
import type { TransferRow } from './transfer.store.js'
import type { VersionRow } from './version.store.js'

/**
 * What the statement of a screen has read together with an application, for the viewer who asks. A field resolver takes what is
 * here, at once, and asks its loader for what is not. A part stands here only with all that the request asks of it.
 */
export interface Beside {
  applicant?: Pick<AccountRow, 'id' | 'personName'>
  unit?: UnitCard
  /** null: no unit has it. */
  holderUnit?: UnitCard | null
  /** Name of whoever handles it; null: nobody. */
  handler?: string | null
  sections?: ServedSection[]
  /** Oldest first, as the hops are. */
  versions?: VersionRow[]
  transfers?: TransferRow[]
  /** null: a draft. */
  lastTransfer?: TransferRow | null
}
