import type { ActionStateFragment } from '../../generated/graphql.js'

export type HandleAction = 'reportUp' | 'returnToApplicant' | 'sendBack'
export type Destination = ActionStateFragment['destinations'][number]

/** One way an application can go from here: up to one destination, or back. `state` says whether it may, and why not. */
export interface HandleOption {
  id: string
  action: HandleAction
  destination?: Destination
  state: ActionStateFragment
}

/** What 【办理（上报，退回）】 offers, in its order; a report-up without any destination stays, to say why. Source: S37, S44 */
export function handleOptions(actions: readonly ActionStateFragment[]): HandleOption[] {
  const stateOf = (action: HandleAction) => actions.find((state) => state.action === action)
  const up = stateOf('reportUp')
  const ups = up?.destinations.map((destination) => ({
    id: `reportUp-${destination.unit.id}`,
    action: 'reportUp' as const,
    destination,
    state: up,
  }))
  const withoutChoice = (action: HandleAction): HandleOption[] => {
    const state = stateOf(action)
    return state ? [{ id: action, action, state }] : []
  }
  return [...(ups?.length ? ups : withoutChoice('reportUp')), ...withoutChoice('returnToApplicant'), ...withoutChoice('sendBack')]
}

/** The default destination when the application may go up; with a single way open, that one. */
export function preselected(options: readonly HandleOption[]): HandleOption | undefined {
  const allowed = options.filter(({ state }) => state.allowed)
  const byDefault = allowed.find(({ destination }) => destination?.isDefault)
  const ups = allowed.filter(({ action }) => action === 'reportUp')
  return byDefault ?? (ups.length === 1 ? ups[0] : allowed.length === 1 ? allowed[0] : undefined)
}

/** A return explains itself by a 否 in the saved 审批单; without one it needs an opinion. Source: S37 */
export function opinionNeed(action: HandleAction | undefined, hasNo: boolean): 'none' | 'optional' | 'required' {
  if (!action) return 'none'
  return action === 'sendBack' || (action === 'returnToApplicant' && !hasNo) ? 'required' : 'optional'
}
