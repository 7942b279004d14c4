/** Lists are counted to 10,000; one more stands for any number above. */
const countedTo = 10_000

export const shownCount = (count: number): string => (count > countedTo ? `${countedTo}+` : String(count))
