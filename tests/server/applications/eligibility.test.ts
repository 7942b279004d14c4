import { createLoaders } from '../../../server/graphql/loaders.js'
import type { CorrectRuleRequest } from '../../../server/reference/eligibility-rules.service.js'
import { localDate } from '../../../server/workflow/local-date.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, refusalOf, type County } from './county.js'

let county: County
let region: Viewer
const today = localDate(new Date())

beforeAll(async () => {
  county = await openCounty()
  const unit = '自治区人力资源和社会保障厅'
  await county.world.login({ loginName: 'region', personName: '厅里', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  region = await county.viewer('region')
})
afterAll(() => county.close())

const present = (code: string) => county.services.eligibilityRules.inForce().find((rule) => rule.code === code)
function correction(code: string, said: Partial<CorrectRuleRequest> = {}): CorrectRuleRequest {
  const rule = present(code)!
  const { version, words, citation, severity, exceptionAllowed, active, seriesCodes, levelCodes, wayCodes } = rule
  const kept = { code, version, words, citation, severity, exceptionAllowed, active, seriesCodes, levelCodes, wayCodes }
  return { ...kept, params: { ...rule.params }, validFrom: today, reason: '按自治区文件', ...said }
}
const correct = (said: CorrectRuleRequest, by = region) => county.services.eligibilityRules.correct(said, by)

test('B5 the office corrects a rule: a new version from a day on, the earlier one stays, wrong input is named and writes nothing', async () => {
  const faulty = { words: '', params: { since: 'POST', table: [] }, seriesCodes: ['99'], validFrom: '2020-01-01', reason: ' ' }
  expect(await refusalOf(correct(correction('TEACHING_ZJ', faulty)))).toBe(
    'INVALID_INPUT words=REQUIRED reason=REQUIRED validFrom=DATE_PASSED params.table=REQUIRED seriesCodes=NOT_A_CHOICE',
  )
  expect(await refusalOf(correct(correction('TEACHING_ZJ', { validFrom: '2026-02-30' })))).toBe(
    'INVALID_INPUT validFrom=NOT_A_DATE',
  )
  expect(await refusalOf(correct({ ...correction('TEACHING_ZJ'), code: 'NONE' }))).toBe('NOT_FOUND')
  const done = await correct(correction('TEACHING_ZJ', { severity: 'BLOCKS' }))
  expect(done).toMatchObject({
    version: 2,
    severity: 'BLOCKS',
    changedByName: '厅里',
    reason: '按自治区文件',
    confidence: 'corrected',
  })
  expect(await refusalOf(correct({ ...correction('TEACHING_ZJ'), version: 1 }))).toBe('STALE_REVISION')
  const versions = (await county.services.eligibilityRules.versions()).filter(({ code }) => code === 'TEACHING_ZJ')
  expect(versions.map(({ version, severity }) => [version, severity])).toEqual([
    [2, 'BLOCKS'],
    [1, 'WARNS'],
  ])
  await expect(county.world.rows(`update eligibility_rule set words = 'x' where version = 2`)).rejects.toThrow('never changes')
})

test('B5 a blocking condition refuses submission, says so before, and lets go once it is met; reviewers read the same', async () => {
  const { services } = county
  const guli = await county.viewer('guli')
  const draft = await county.begun('guli')
  await county.fill(draft, guli)
  const eligibility = async (viewer: Viewer) => {
    const row = (await services.applications.application(draft.id, viewer))!
    const sections = await createLoaders(services, viewer).sectionsOfApplication.load(row)
    return services.eligibility.assess(row, sections)
  }
  const [first] = await eligibility(guli)
  expect(first).toMatchObject({
    outcome: 'UNKNOWN',
    blocks: true,
    cure: 'FILL_IN',
    sectionKey: 'basic',
    rule: { code: 'TEACHING_ZJ' },
  })
  const actions = await createLoaders(services, guli).availableActions.load(draft)
  expect(actions.find(({ action }) => action === 'submitApplication')?.refusal).toMatchObject({
    rule: 'NOT_ELIGIBLE',
    cure: 'meetConditions',
  })
  const error = await county.submit(draft, guli).then(
    () => undefined,
    (refused: { code: string; hint: { params?: object } }) => refused,
  )
  expect(error).toMatchObject({ code: 'NOT_ELIGIBLE', hint: { params: { rules: 'TEACHING_ZJ' } } })

  const [basic] = (await createLoaders(services, guli).sectionsOfApplication.load(draft)).filter(({ key }) => key === 'basic')
  const values = { ...basic!.values, currentPost: '二级教师', currentPostSince: '2015-09' }
  await services.sections.saveSection({ applicationId: draft.id, key: 'basic', revision: basic!.revision, values }, guli)
  expect(await county.submit(draft, guli)).toMatchObject({ status: 'WITH_UNIT' })
  const seen = await eligibility(await county.viewer('head'))
  expect(seen.find(({ rule }) => rule.code === 'TEACHING_ZJ')).toMatchObject({ outcome: 'MET', blocks: false })
  expect(seen.find(({ rule }) => rule.code === 'CONTINUING_EDUCATION')).toMatchObject({ outcome: 'UNKNOWN', blocks: false })
})

test('B5 a rule withdrawn from a later day holds until then', async () => {
  await correct(correction('TEACHING_ZJ', { active: false, validFrom: '2099-01-01' }))
  expect(present('TEACHING_ZJ')?.version).toBe(2)
  const versions = await county.services.eligibilityRules.versions()
  expect(versions.find(({ code }) => code === 'TEACHING_ZJ')).toMatchObject({ version: 3, active: false })
  expect(await refusalOf(correct(correction('TEACHING_ZJ')))).toBe('STALE_REVISION')
})
