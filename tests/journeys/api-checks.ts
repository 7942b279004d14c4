import assert from 'node:assert/strict'
import { assertSame } from './same.js'
import type { ApiClient } from '../support/api.js'
import { queries, type ApplicationAnswer, type ViewerAnswer } from './api-documents.js'
import type { Outcome, Who } from './story.js'

const applicant = '申请人'

/** How the checks reach the API as one person of the story. */
interface Asking {
  client(who: Who): ApiClient
  viewer(who: Who): Promise<ViewerAnswer['viewer']>
  application(who: Who, of: Who): Promise<ApplicationAnswer>
}

/** Asks the API, as whoever acted, whether an outcome has come about. */
export async function checkByApi(driver: Asking, who: Who, outcome: Outcome): Promise<void> {
  if ('closed' in outcome) {
    const { gate } = await driver.viewer(who)
    return assert.equal(gate?.rule ?? null, outcome.closed)
  }
  if ('unit' in outcome) {
    const { unit } = await driver.viewer(who)
    assert.equal(unit.status, outcome.unit)
    if (outcome.reason !== undefined) assert.equal(unit.statusReason, outcome.reason)
    if (outcome.missing) assertSame(unit.missing.map(({ field }) => field).sort(), [...outcome.missing].sort())
    return
  }
  if ('candidates' in outcome) {
    type Candidates = { receivingUnitCandidates: { name: string }[] }
    const { receivingUnitCandidates } = await driver.client(who).call<Candidates>(queries.candidates)
    return assertSame(
      receivingUnitCandidates.map(({ name }) => name),
      outcome.candidates,
    )
  }
  if ('inbox' in outcome) {
    type Inbox = { inbox: { edges: { node: { applicant: { personName: string } } }[] } }
    const { inbox } = await driver.client(who).call<Inbox>(queries.inbox)
    return assertSame(
      inbox.edges.map(({ node }) => node.applicant.personName),
      outcome.inbox,
    )
  }
  await checkApplication(driver, who, outcome)
}

type AboutApplication = Exclude<Outcome, { closed: unknown } | { unit: unknown } | { candidates: unknown } | { inbox: unknown }>

async function checkApplication(driver: Asking, who: Who, outcome: AboutApplication): Promise<void> {
  if ('application' in outcome) {
    const { status, holder } = await driver.application(who, outcome.application)
    return assertSame([status, holder.isApplicant ? applicant : holder.unit?.name], [outcome.status, outcome.holder])
  }
  if ('trail' in outcome) {
    const { transfers } = await driver.application(who, outcome.trail)
    const hops = [...transfers]
      .sort((a, b) => a.seq - b.seq)
      .map(({ action, fromApplicant, toApplicant, from, to }) => [
        action,
        fromApplicant ? applicant : from?.name,
        toApplicant ? applicant : (to?.name ?? null),
      ])
    return assertSame(hops, outcome.hops)
  }
  if ('destinations' in outcome) {
    const { availableActions } = await driver.application(who, outcome.destinations)
    const reportUp = availableActions.find(({ action }) => action === 'reportUp')
    assert.equal(reportUp?.rule ?? null, null)
    const names = reportUp?.destinations.map(({ unit }) => unit.name)
    assertSame(names, outcome.to)
    return assertSame(
      reportUp?.destinations.map(({ isDefault }) => isDefault),
      outcome.to.map((_, index) => index === 0),
    )
  }
  if ('explained' in outcome) {
    const { availableActions } = await driver.application(who, outcome.explained)
    const { allowed, rule } = availableActions.find(({ action }) => action === outcome.action)!
    return assertSame([allowed, rule], [false, outcome.rule])
  }
  if ('readOnly' in outcome) {
    const { sections, availableActions } = await driver.application(who, outcome.readOnly)
    for (const { action, allowed } of availableActions)
      if (action === 'saveSection' || action === 'attachEvidence') assert.equal(allowed, false)
    const file = sections.flatMap(({ attachments }) => attachments).find((one) => one.file.name === outcome.attachment)?.file
    const response = await driver.client(who).get(file?.url ?? '/files/none')
    return assertSame([response.status, response.headers.get('content-type')], [200, file?.mimeType])
  }
  if ('forms' in outcome) {
    const { approvalForms } = await driver.application(who, outcome.forms)
    const judged = approvalForms
      .filter(({ dispatchedAt }) => dispatchedAt !== null)
      .map(({ unit, versionNumber, items }) => [unit.name, versionNumber, items.filter(({ verdict }) => verdict === 'NO').length])
    return assertSame(judged, outcome.judged)
  }
  if ('passed' in outcome) {
    const { sections } = await driver.application(who, outcome.passed)
    return assertSame(
      sections.filter(({ passed }) => passed).map(({ key }) => key),
      outcome.sections,
    )
  }
  if ('machineChecked' in outcome) {
    const { draftForm } = await driver.application(who, outcome.machineChecked)
    const found = new Set(draftForm?.items.map(({ authentic, complete, valid }) => JSON.stringify([authentic, complete, valid])))
    return assertSame([...found], [JSON.stringify([null, true, null])])
  }
  if ('asked' in outcome) {
    const { sections, draftForm } = await driver.application(who, outcome.asked)
    const asked = (draftForm?.items ?? []).filter(({ verdict }) => !verdict).map(({ sectionKey }) => sectionKey)
    const inOrder = sections.map(({ key }) => key).filter((key) => asked.includes(key))
    return assertSame(inOrder, outcome.sections)
  }
  const { selfAdministered } = await driver.application(who, outcome.selfAdministered)
  assert.equal(selfAdministered, true)
}
