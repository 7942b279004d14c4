import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import { paramFaults, type EligibilityRule, type Severity } from '../workflow/eligibility-rule.js'
import { localDate } from '../workflow/local-date.js'
import { isDate } from '../workflow/section-content.js'
import type { Viewer } from '../workflow/who-may.js'
import { insertVersion, inForce, lockRule, ruleVersions, type EligibilityRuleRow } from './eligibility-rule.store.js'
import { InputFaults } from './input-faults.js'
import type { ReferenceCache } from './reference.cache.js'

export interface CorrectRuleRequest {
  code: string
  /** The version the caller has read. */
  version: number
  words: string
  citation: string
  severity: Severity
  exceptionAllowed: boolean
  /** false withdraws the rule. */
  active: boolean
  validFrom: string
  params: Record<string, unknown>
  seriesCodes?: readonly string[] | null
  levelCodes?: readonly string[] | null
  wayCodes?: readonly string[] | null
  reason: string
}

/** 申报条件: read by everybody, corrected by the region office; a correction is a new version from a day on. Source: B5. */
export class EligibilityRulesService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
  ) {}

  /** Those in force today. */
  inForce(): EligibilityRuleRow[] {
    return inForce(this.reference.rows.eligibilityRules, localDate(new Date()))
  }

  versions(): Promise<EligibilityRuleRow[]> {
    return ruleVersions(this.db)
  }

  /** @throws DomainError NOT_FOUND, INVALID_INPUT naming each field, STALE_REVISION when somebody has corrected it meanwhile */
  async correct(request: CorrectRuleRequest, viewer: Viewer): Promise<EligibilityRuleRow> {
    const row = await this.db.transaction(async (tx) => {
      const before = await lockRule(tx, request.code)
      if (!before) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
      const written = this.read(request, before)
      if (before.version !== request.version) throw new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU' })
      const { accountId, personName } = viewer
      await insertVersion(tx, { ...written, version: before.version + 1, changedBy: accountId, changedByName: personName })
      const detail = { version: before.version + 1, reason: written.reason, validFrom: written.validFrom }
      const subject = `eligibility_rule:${before.code}`
      await this.audit.record(tx, { subject, actorId: accountId, action: 'correctEligibilityRule', detail })
      return lockRule(tx, before.code)
    })
    await this.reference.refresh()
    if (!row) throw new Error('the rule was not written')
    return row
  }

  private read(typed: CorrectRuleRequest, before: EligibilityRuleRow): EligibilityRuleRow {
    const faults = new InputFaults()
    const words = faults.text('words', typed.words, { max: 500, required: true }) ?? ''
    const citation = faults.text('citation', typed.citation, { max: 300, required: true }) ?? ''
    const reason = faults.lines('reason', typed.reason, { max: 500, required: true })
    if (!isDate(typed.validFrom)) faults.add('validFrom', 'NOT_A_DATE')
    else if (typed.validFrom < localDate(new Date())) faults.add('validFrom', 'DATE_PASSED')
    for (const { field, code } of paramFaults(before.kind, typed.params)) faults.add(field ? `params.${field}` : 'params', code)
    const { rows } = this.reference
    const codes = {
      seriesCodes: chosen(faults, 'seriesCodes', typed.seriesCodes, (code) => rows.series.has(code)),
      levelCodes: chosen(faults, 'levelCodes', typed.levelCodes, (code) => rows.levels.has(code)),
      wayCodes: chosen(faults, 'wayCodes', typed.wayCodes, (code) => rows.ways.has(code)),
    }
    faults.refuse()
    const { severity, exceptionAllowed, active, validFrom } = typed
    // The shape of the params has just been looked at, by the kind of the rule.
    const judged = { kind: before.kind, params: typed.params } as unknown as Pick<EligibilityRule, 'kind' | 'params'>
    const said = { words, citation, reason, severity, exceptionAllowed, active, validFrom, confidence: 'corrected' }
    return { ...before, ...codes, ...said, ...judged } as EligibilityRuleRow
  }
}

/** @returns null for none: it then applies to all */
function chosen(
  faults: InputFaults,
  field: string,
  codes: readonly string[] | null | undefined,
  known: (code: string) => boolean,
) {
  const given = [...new Set(codes ?? [])]
  if (!given.every(known)) faults.add(field, 'NOT_A_CHOICE')
  return given.length > 0 ? given : null
}
