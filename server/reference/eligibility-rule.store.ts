import type { Queryable, Transaction } from '../database/database.js'
import type { EligibilityRule } from '../workflow/eligibility-rule.js'

/** A version of a rule as it stands in the table. */
export type EligibilityRuleRow = EligibilityRule & {
  id: string
  active: boolean
  /** YYYY-MM-DD in Asia/Shanghai; from this day on. */
  validFrom: string
  position: number
  /** These three are null for what came with the program. */
  reason: string | null
  changedBy: string | null
  changedByName: string | null
  createdAt: Date
}

const columns = `id, code, version, kind, words, citation, confidence, params, series_codes as "seriesCodes",
  level_codes as "levelCodes", way_codes as "wayCodes", severity, exception_allowed as "exceptionAllowed", active,
  valid_from as "validFrom", position, reason, changed_by as "changedBy", changed_by_name as "changedByName", created_at as "createdAt"`

/** Every version of every rule, in the order of the list, the latest version first. */
export function ruleVersions(q: Queryable): Promise<EligibilityRuleRow[]> {
  return q.query<EligibilityRuleRow & object>(`select ${columns} from eligibility_rule order by position, code, version desc`)
}

/** The rules in force on a day: of each the latest version that has begun, unless that one withdraws it. */
export function inForce(versions: readonly EligibilityRuleRow[], day: string): EligibilityRuleRow[] {
  const latest = new Map<string, EligibilityRuleRow>()
  for (const rule of versions) if (rule.validFrom <= day && !latest.has(rule.code)) latest.set(rule.code, rule)
  return [...latest.values()].filter(({ active }) => active)
}

/** The latest version of a rule; others who correct it wait. */
export async function lockRule(tx: Transaction, code: string): Promise<EligibilityRuleRow | undefined> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('eligibility_rule:' || $1, 0))`, [code])
  const [row] = await tx.query<EligibilityRuleRow & object>(
    `select ${columns} from eligibility_rule where code = $1 order by version desc limit 1`,
    [code],
  )
  return row
}

export async function insertVersion(tx: Transaction, rule: Omit<EligibilityRuleRow, 'id' | 'createdAt'>): Promise<void> {
  await tx.query(
    `insert into eligibility_rule (code, version, kind, words, citation, confidence, params, series_codes, level_codes, way_codes,
       severity, exception_allowed, active, valid_from, position, reason, changed_by, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      rule.code,
      rule.version,
      rule.kind,
      rule.words,
      rule.citation,
      rule.confidence,
      JSON.stringify(rule.params),
      rule.seriesCodes,
      rule.levelCodes,
      rule.wayCodes,
      rule.severity,
      rule.exceptionAllowed,
      rule.active,
      rule.validFrom,
      rule.position,
      rule.reason,
      rule.changedBy,
      rule.changedByName,
    ],
  )
}
