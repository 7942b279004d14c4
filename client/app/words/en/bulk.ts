export default {
  label: 'Handle many at once',
  lead: 'Tick applications whose approval form is filled in, on any page, to report them up or return them together.',
  page: 'Tick this page',
  pick: 'Tick the application of {name}',
  chosen: '{count} ticked',
  clear: 'Untick all',
  title: { reportUp: 'Report up together', returnToApplicant: 'Return together' },
  forecast: '{movable} can be handled, {refused} cannot. Only those that can will be.',
  running: 'Working: {moved} moved, {refused} refused, of {total}. You may close this window; it goes on.',
  finished: 'Finished: {moved} moved, {refused} refused, of {total}.',
  progressLabel: 'Progress',
  state: { moves: 'goes to {to}', moved: 'moved', refused: 'cannot be handled', open: 'waiting' },
}
