const minuteMs = 60_000
const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as a field of type datetime-local takes it, by the office clock: YYYY-MM-DDTHH:mm. */
export const toField = (instant: string): string => minutes.format(new Date(instant)).replace(' ', 'T')

/** The instant of such a field; undefined while it is not complete. */
export function fromField(value: string): string | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? new Date(`${value}:00+08:00`) : undefined
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined
}

const shifted = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString()

/** People name the last minute; the API names the first minute after it. */
export const toLastMinute = (closesAt: string): string => toField(shifted(closesAt, -minuteMs))
export function fromLastMinute(value: string): string | undefined {
  const last = fromField(value)
  return last && shifted(last, minuteMs)
}

/** Whole days and hours until an instant; undefined when it is over. */
export function timeLeft(until: string, now: number): { days: number; hours: number; minutes: number } | undefined {
  const left = Math.floor((Date.parse(until) - now) / minuteMs)
  return left <= 0 ? undefined : { days: Math.floor(left / 1440), hours: Math.floor((left % 1440) / 60), minutes: left % 60 }
}
