import { errorMessages, type ErrorCode } from '../errors.js'

/** A refusal outside GraphQL execution in the shape GraphQL clients read. */
export function errorBody(code: ErrorCode, message: string = errorMessages[code]): object {
  return { errors: [{ message, extensions: { code } }] }
}
