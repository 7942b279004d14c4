import { type Answer, answerOf } from '../../components/review/answer.js'
import type { HandleAction } from '../../components/review/handle-options.js'
import { moveAttempt } from '../../components/review/move-attempt.js'
import {
  type ApplicationRowFragment,
  type MoveInput,
  useReportUpMutation,
  useReturnToApplicantMutation,
  useSendBackMutation,
} from '../../generated/graphql.js'

/** One way out of 【办理（上报，退回）】 as it is confirmed; `toUnitId` with reportUp only. */
export interface HandlingMove {
  action: HandleAction
  toUnitId?: string
  move: Omit<MoveInput, 'idempotencyKey'>
  idempotencyKey: string
}

/** The three moves behind one dialog. Call in setup; `newAttempt` at each opening. */
export function useHandling() {
  const reportUp = useReportUpMutation()
  const returnToApplicant = useReturnToApplicantMutation()
  const sendBack = useSendBackMutation()

  function send({ action, toUnitId = '', move, idempotencyKey }: HandlingMove): Promise<Answer<ApplicationRowFragment>> {
    const input = { ...move, idempotencyKey }
    switch (action) {
      case 'reportUp':
        return answerOf(reportUp.executeMutation({ input: { ...input, toUnitId } }), (answer) => answer.reportUp)
      case 'returnToApplicant':
        return answerOf(returnToApplicant.executeMutation({ input }), (answer) => answer.returnToApplicant)
      case 'sendBack':
        return answerOf(sendBack.executeMutation({ input }), (answer) => answer.sendBack)
    }
  }

  return { newAttempt: () => moveAttempt(send) }
}
