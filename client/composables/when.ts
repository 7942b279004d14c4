import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

const zone = 'Asia/Shanghai'
const minuteMs = 60_000

/** Instants of the API (UTC, ISO 8601) as the office clock shows them: Asia/Shanghai, whatever the machine says. */
export function useWhen() {
  const { locale } = useI18n()
  const date = computed(() => new Intl.DateTimeFormat(locale.value, { timeZone: zone, dateStyle: 'long' }))
  const minute = computed(
    () =>
      new Intl.DateTimeFormat(locale.value, {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      }),
  )
  const say = (format: Intl.DateTimeFormat, instant?: string | null) => (instant ? format.format(new Date(instant)) : '')
  return {
    onDay: (instant?: string | null) => say(date.value, instant),
    atMinute: (instant?: string | null) => say(minute.value, instant),
    /** The last minute of a window that closes at `instant`: what closes at midnight is open until 23:59 of the day before. */
    untilMinute: (instant: string) => minute.value.format(new Date(Date.parse(instant) - minuteMs)),
  }
}
