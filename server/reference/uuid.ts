const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An identifier from outside is looked at before PostgreSQL would choke on it. */
export const isUuid = (text: string): boolean => shape.test(text)
