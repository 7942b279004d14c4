import type { Response } from 'express'
import { DomainError } from '../errors.js'
import { disposition, sendRefusal } from '../files/send-file.js'
import type { Viewer } from '../workflow/who-may.js'
import type { PrintJobsService } from './print-jobs.service.js'
import type { Print, PrintedFormsService } from './printed-forms.service.js'

export interface Caller {
  viewer: Viewer | null
  token: unknown
}

type Printing = Caller & { printedForms: PrintedFormsService; printJobs: PrintJobsService }

/** What is printed is for persons: a program's key, whose scopes name fields of the API, counts as nobody here. */
export const personOf = ({ viewer, token }: Caller): Viewer | null => (token === null ? viewer : null)

export const printing = {
  printForm: (caller: Printing, id: string, res: Response): Promise<void> =>
    sendPrint(res, () => caller.printedForms.form(id, personOf(caller))),
  printJob: (caller: Printing, id: string, res: Response): Promise<void> =>
    sendPrint(res, () => caller.printJobs.file(id, personOf(caller)), 'attachment'),
}

/** Answers with what was printed, or with the refusal; nobody in between keeps a copy. */
export async function sendPrint(
  res: Response,
  print: () => Promise<Print>,
  how: 'inline' | 'attachment' = 'inline',
): Promise<void> {
  try {
    const { name, mimeType, bytes } = await print()
    res.set({
      'Content-Type': mimeType,
      'Content-Disposition': disposition(name, how),
      'Content-Security-Policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    res.end(bytes)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    sendRefusal(res, error)
  }
}
