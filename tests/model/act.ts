import { DomainError } from '../../server/errors.js'
import type { Hint } from '../../server/errors.js'
import { diploma } from '../server/applications/county.js'
import { pdf, upload } from '../server/files/uploads.js'
import { isMoving, type Move } from './life.js'
import type { Stage } from './stage.js'

export interface Result {
  code: string
  params?: Hint['params']
}

/** Tries the move on the services, as a resolver would. Anything but a foreseen refusal is thrown. */
export async function act({ services }: Stage, applicationId: string, move: Move): Promise<Result> {
  try {
    await tried(services, applicationId, move)
    return { code: 'OK' }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.code, params: error.hint.params }
  }
}

function tried(services: Stage['services'], applicationId: string, move: Move): Promise<unknown> {
  const { action, actor, revision, key: idempotencyKey, opinion, toUnitId } = move
  const request = { applicationId, revision, idempotencyKey, opinion }
  const { evidence, departures, unitPlacements } = services
  const { submissions, dispatches, recalls, approvalForms, sections } = services
  switch (action) {
    case 'submitApplication':
    case 'withdrawApplication':
      return submissions[action](request, actor)
    case 'reportUp':
      return dispatches.reportUp({ ...request, toUnitId }, actor)
    case 'returnToApplicant':
    case 'sendBack':
    case 'accept':
      return dispatches[action](request, actor)
    case 'recall':
      return recalls.recall(request, actor)
    case 'urge':
    case 'requestSendBack':
      return recalls[action](applicationId, actor)
    case 'startHandling':
      return approvalForms.startHandling(applicationId, actor)
    case 'saveApprovalForm': {
      const items = Object.entries(move.verdicts).map(([sectionKey, verdict]) => ({ sectionKey, verdict }))
      const opinionOf = {
        recommendation: '同意推荐。',
        signedName: move.signed ? actor.personName : null,
        signedOn: '2026-01-01',
      }
      return approvalForms.saveApprovalForm({ applicationId, items, ...opinionOf }, actor)
    }
    case 'saveSection': {
      const { sectionRevision, text } = move
      return sections.saveSection(
        { applicationId, key: 'summary', revision: sectionRevision, values: text ? { text } : {} },
        actor,
      )
    }
    case 'attachEvidence':
      return evidence.attachEvidence(
        { applicationId, sectionKey: 'education', label: diploma, file: upload('证.pdf', pdf()) },
        actor,
      )
    case 'endApplication':
      return departures.recordDeparture(
        { accountId: move.applicantId, confirmedApplications: 1, held: 'END', reason: '调往他校' },
        actor,
      )
    case 'passToSuperior':
      return unitPlacements.closeUnit({ unitId: move.unitId, confirmedApplications: 1, reason: '机构撤并' }, actor)
    default:
      throw new Error(`the model does not try ${action}${isMoving(action) ? ', which moves' : ''}`)
  }
}
