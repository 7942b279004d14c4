import type { AccountStore } from '../accounts/account.store.js'
import type { ApplicationRow, ApplicationStore } from '../applications/application.store.js'
import { carryOverLoader } from '../applications/carry-over.loader.js'
import { versionHash } from '../applications/content-hash.js'
import { applicationLoaders } from '../applications/section.loader.js'
import type { ServedSection } from '../applications/served-section.js'
import type { VersionRow } from '../applications/version.store.js'
import type { Database } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { ApprovalFormStore } from '../reviews/approval-form.store.js'
import type { UnitStore } from '../units/unit.store.js'
import { localDate } from '../workflow/local-date.js'
import { permissions, refuseAccess } from '../workflow/permissions.js'
import type { Viewer } from '../workflow/who-may.js'
import { formTemplate, printedForm, type FormFacts, type PrintedForm } from './printed-form.js'
import { localTime } from './printed-words.js'
import type { Typesetter } from './typesetter.js'

export interface Print {
  /** Of the file, as a person saves it. */
  name: string
  mimeType: string
  bytes: Uint8Array
}

/** 打印: an application as the 评审表, with the opinions and the trail it has gathered. */
export class PrintedFormsService {
  constructor(
    private readonly db: Database,
    private readonly typesetter: Typesetter,
    private readonly applications: ApplicationStore,
    private readonly opinions: ApprovalFormStore,
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly reference: ReferenceCache,
  ) {}

  /**
   * The form as the viewer sees the application: the applicant what stands now, everybody else what was last submitted.
   * @returns a PDF
   * @throws DomainError as the query `application` refuses, NOT_FOUND when there is none or the viewer may not see it
   * Source: B4, S35.
   */
  async form(id: string, viewer: Viewer | null): Promise<Print> {
    refuse(refuseAccess(permissions.Query.application, viewer))
    const row = viewer && (await this.applications.visible(id, viewer))
    if (!row) throw new DomainError('NOT_FOUND', { cure: 'none', who: 'NOBODY' })
    const facts = await this.facts(row, viewer)
    const bytes = await this.typesetter.set(formTemplate, { forms: [printedForm(facts)] })
    return { name: `评审表-${facts.name}-${facts.title}.pdf`, mimeType: 'application/pdf', bytes }
  }

  /** Many forms in one file, in the order of the rows. @param progress is told how many are read */
  async forms(rows: readonly ApplicationRow[], viewer: Viewer, progress: (done: number) => Promise<void>): Promise<Print> {
    const forms: PrintedForm[] = []
    for (const row of rows) {
      forms.push(printedForm(await this.facts(row, viewer)))
      await progress(forms.length)
    }
    const bytes = await this.typesetter.set(formTemplate, { forms })
    return { name: `评审表-${forms.length}份-${localDate(new Date())}.pdf`, mimeType: 'application/pdf', bytes }
  }

  private async facts(row: ApplicationRow, viewer: Viewer): Promise<FormFacts> {
    const loaders = applicationLoaders(this.db, viewer)
    const [carryOver, sections, versions, transfers, forms, [applicant]] = await Promise.all([
      row.carriedFromId ? carryOverLoader(this.db).load(row.id) : null,
      loaders.sectionsOfApplication.load(row),
      loaders.versionsOfApplication.load(row.id),
      loaders.transfersOfApplication.load(row.id),
      this.opinions.ofApplications(this.db, [row.id]),
      this.accounts.byIds([row.applicantId]),
    ])
    const hops = transfers.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId])
    const ids = [row.unitId, row.holderUnitId, ...forms.map(({ unitId }) => unitId), ...hops].filter((id) => id !== null)
    const names = new Map((await this.units.byIds([...new Set(ids)])).map(({ id, name }) => [id, name]))
    return {
      ...row,
      campaign: this.reference.campaign(row.campaignId).name,
      name: applicant?.personName ?? '',
      title: this.reference.title(row.titleId).name,
      series: this.reference.series(row.seriesCode).name,
      level: this.reference.level(row.levelCode).name,
      way: this.reference.way(row.wayCode).name,
      sections,
      transfers,
      forms: forms.filter(({ dispatchedAt }) => dispatchedAt !== null),
      carriedFrom: carryOver?.from ?? null,
      news: carryOver?.news(sections) ?? [],
      ...edition(sections, versions),
      unitName: (id) => names.get(id) ?? '',
    }
  }
}

/** Which content this is: a submitted version, or what the applicant has changed since. */
function edition(sections: readonly ServedSection[], versions: readonly VersionRow[]): Pick<FormFacts, 'version' | 'hash'> {
  const hash = versionHash(sections)
  const last = versions.at(-1)
  if (last?.hash === hash) return { version: `第 ${last.number} 版（${localTime(last.submittedAt)} 提交）`, hash }
  return { version: last ? `草稿（第 ${last.number} 版提交后有修改，尚未再次提交）` : '草稿（尚未提交）', hash }
}
