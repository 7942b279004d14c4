import { useI18n } from 'vue-i18n'

const zone = 'Asia/Shanghai'
const minuteMs = 60_000

const shapes = {
  date: { dateStyle: 'long' },
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false },
} as const

/** One of each shape for a language: making them takes so long that a table must not do it in every row. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(shape: keyof typeof shapes, locale: string): Intl.DateTimeFormat {
  const key = `${shape} ${locale}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...shapes[shape] })
  formats.set(key, format)
  return format
}

/** Instants of the API (UTC, ISO 8601) as the office clock shows them: Asia/Shanghai, whatever the machine says. */
export function useWhen() {
  const { locale } = useI18n()
  const say = (shape: keyof typeof shapes, instant?: string | null) =>
    instant ? formatOf(shape, locale.value).format(new Date(instant)) : ''
  return {
    onDay: (instant?: string | null) => say('date', instant),
    atMinute: (instant?: string | null) => say('minute', instant),
    /** The last minute of a window that closes at `instant`: what closes at midnight is open until 23:59 of the day before. */
    untilMinute: (instant: string) => formatOf('minute', locale.value).format(Date.parse(instant) - minuteMs),
  }
}
