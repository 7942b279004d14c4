import type { AccountRow } from '../accounts/account.store.js'
import type { PlacedUnit, UnitName, UnitRow } from '../units/unit.store.js'
import type { ServedSection, ServedVersionSection } from './served-section.js'
import type { TransferRow } from './transfer.store.js'
import type { VersionRow, VersionSectionRow } from './version.store.js'

/** With its sections in the order of the form, when they were read along. */
export type ShownVersion = VersionRow & { sections?: ServedVersionSection[] }

/**
 * What the statement of a screen has read together with an application, for the viewer who asks. A field resolver takes what is
 * here, at once, and asks its loader for what is not. A part stands here only with all that the request asks of it.
 */
export interface Beside {
  applicant?: Pick<AccountRow, 'id' | 'personName'>
  unit?: PlacedUnit
  /** null: no unit has it. */
  holderUnit?: (UnitName & Pick<UnitRow, 'kind'>) | null
  /** Name of whoever handles it; null: nobody. */
  handler?: string | null
  sections?: ServedSection[]
  /** Oldest first, as the hops are. */
  versions?: ShownVersion[]
  /** Of every version. */
  frozen?: VersionSectionRow[]
  transfers?: TransferRow[]
  /** null: a draft. */
  lastTransfer?: TransferRow | null
}
