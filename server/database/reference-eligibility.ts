import data from '../data/eligibility_rules.json' with { type: 'json' }
import { stableId } from './stable-id.js'

export const shippedEligibilityRules = data.rules.map((rule, index) => ({
  id: stableId('eligibility-rule', rule.code),
  code: rule.code,
  version: 1,
  kind: rule.kind,
  words: rule.words,
  citation: rule.citation,
  confidence: rule.confidence,
  params: rule.params,
  series_codes: rule.series,
  level_codes: rule.levels,
  way_codes: rule.ways,
  severity: rule.severity,
  exception_allowed: rule.exceptionAllowed,
  active: true,
  valid_from: '2021-11-02',
  position: index + 1,
}))
