/** What happens to an application, in order. `judge` fills in a part of the 审批单; every dispatch fills it in completely. */
export type Step =
  'submit' | 'withdraw' | 'handle' | 'judge' | 'reportUp' | 'returnToApplicant' | 'sendBack' | 'recall' | 'urge' | 'accept'

export interface Scenario {
  /** How much the applicant has written. */
  written: 'little' | 'all'
  steps: Step[]
}

/** Pending at the given stop of its way, 0 being the applicant's own unit. */
const travelTo = (stop: number): Step[] => [
  'submit',
  ...Array.from({ length: stop }, (): Step[] => ['handle', 'reportUp']).flat(),
]

const all = (...steps: Step[]): Scenario => ({ written: 'all', steps })

/**
 * The states an application can be in, some of them more than once as in a real office.
 * @param stops how many units the way has, the committee's office included
 */
export function scenarios(stops: number): Scenario[] {
  const committee = stops - 1
  const beforeCommittee = stops - 2
  return [
    all(...travelTo(0)),
    { written: 'little', steps: [] },
    all(...travelTo(1)),
    all(...travelTo(1), 'handle', 'judge'),
    all(...travelTo(0), 'handle', 'returnToApplicant'),
    all(...travelTo(committee), 'handle', 'accept'),
    all(...travelTo(beforeCommittee)),
    all(...travelTo(0), 'handle', 'judge'),
    all(...travelTo(committee)),
    all(...travelTo(1), 'handle', 'returnToApplicant', ...travelTo(committee)),
    all(),
    all(...travelTo(1), 'urge'),
    all(...travelTo(beforeCommittee), 'handle', 'judge'),
    all(...travelTo(committee), 'handle'),
    all(...travelTo(1), 'handle', 'returnToApplicant'),
    all(...travelTo(0), 'handle', 'returnToApplicant', 'submit'),
    all(...travelTo(committee), 'handle', 'accept'),
    all(...travelTo(1), 'handle', 'sendBack'),
    all(...travelTo(1), 'recall'),
    all('submit', 'withdraw'),
    all(...travelTo(committee)),
    all(...travelTo(1), 'handle', 'returnToApplicant', ...travelTo(1), 'handle'),
  ]
}
