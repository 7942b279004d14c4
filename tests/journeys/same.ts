import assert from 'node:assert/strict'

/** Compares what came over the wire, whose arrays are not this realm's where Jest runs the test. */
export const assertSame = (actual: unknown, expected: unknown): void =>
  assert.equal(JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1))
