import type { Response } from 'express'
import type { Viewer } from '../workflow/who-may.js'
import type { FilesService } from './files.service.js'
import type { FileForm } from './send-file.js'

interface Caller {
  viewer: Viewer | null
  /** The key a program called with. */
  token: { scopes: readonly string[] } | null
  files: FilesService
}

/** A program reads files as a part of applications: a key without that scope counts as nobody here. */
const readerOf = ({ viewer, token }: Caller): Viewer | null =>
  token === null || token.scopes.includes('READ_APPLICATIONS') ? viewer : null

export const fileServing = {
  sendFile: (caller: Caller, id: string, form: FileForm, res: Response): Promise<void> =>
    caller.files.send(readerOf(caller), id, form, res),
}
