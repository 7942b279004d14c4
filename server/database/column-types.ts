import { TypeOverrides, types } from 'pg'

const { DATE, TIMESTAMPTZ, INT8, NUMERIC } = types.builtins

/** How columns come back: timestamptz as Date, date as YYYY-MM-DD, bigint and numeric as text (they may not fit a number). */
export const columnTypes = new TypeOverrides()
columnTypes.setTypeParser(TIMESTAMPTZ, (text: string) => new Date(text))
columnTypes.setTypeParser(DATE, (text: string) => text)
columnTypes.setTypeParser(INT8, (text: string) => text)
columnTypes.setTypeParser(NUMERIC, (text: string) => text)
