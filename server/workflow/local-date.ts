const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The calendar day of an instant in Asia/Shanghai, YYYY-MM-DD. */
export const localDate = (instant: Date): string => shanghai.format(instant)

const shanghaiMinute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** The minute of an instant in Asia/Shanghai, YYYY-MM-DD HH:mm. */
export const localMinute = (instant: Date): string => shanghaiMinute.format(instant)
