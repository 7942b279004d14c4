import type { Queryable } from '../database/database.js'
import type { EligibilityRulesService } from '../reference/eligibility-rules.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { eligibilityOf, type Eligibility } from '../workflow/eligibility.js'
import { applies } from '../workflow/eligibility-rule.js'
import type { SectionContent } from '../workflow/section-content.js'
import type { ApplicationRow } from './application.store.js'
import { assessedContents } from './eligibility.store.js'

/** 申报条件核对: what the rules say of an application. Source: B5. */
export class EligibilityService {
  constructor(
    private readonly rules: EligibilityRulesService,
    private readonly reference: ReferenceCache,
  ) {}

  /** @param sections as whoever asks may see them */
  assess(row: ApplicationRow, sections: readonly ({ key: string } & SectionContent)[]): Eligibility[] {
    return this.judged(row, new Map(sections.map(({ key, values, rows }) => [key, { values, rows }])))
  }

  /** By application, what keeps it from being submitted as it stands. */
  async blocking(q: Queryable, rows: readonly ApplicationRow[]): Promise<Map<string, Eligibility[]>> {
    const strict = this.rules.inForce().filter(({ severity }) => severity === 'BLOCKS')
    const asked = rows.filter((row) => strict.some((rule) => applies(rule, row)))
    if (asked.length === 0) return new Map()
    const contents = await assessedContents(
      q,
      asked.map(({ id }) => id),
    )
    return new Map(
      asked.map((row) => [row.id, this.judged(row, contents.get(row.id) ?? new Map()).filter(({ blocks }) => blocks)]),
    )
  }

  private judged(row: ApplicationRow, contents: ReadonlyMap<string, SectionContent>): Eligibility[] {
    return eligibilityOf(this.rules.inForce(), { ...row, year: this.reference.campaign(row.campaignId).year, contents })
  }
}
