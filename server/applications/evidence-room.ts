import type { Queryable } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { Room } from '../files/received-file.js'

/** Bytes of all files of one application, those of former versions included: sixty scans of five megabytes. */
export const mostEvidence = 300 * 1024 * 1024

/** Bytes that the application keeps in the store; a file attached twice lies there once. */
async function evidenceKept(q: Queryable, applicationId: string): Promise<number> {
  const [row] = await q.query<{ bytes: string }>(
    `with used as (
       select file_id from attachment where application_id = $1 union
       select (frozen ->> 'fileId')::uuid from version_section, jsonb_array_elements(attachments) frozen where application_id = $1)
     select coalesce(sum(bytes), 0) as bytes from (
       select distinct f.sha256, f.bytes from used join stored_file f on f.id = used.file_id) kept`,
    [applicationId],
  )
  return Number(row?.bytes ?? 0)
}

/**
 * What the application has left, for one more file.
 * @throws DomainError QUOTA_EXCEEDED (params.limit, params.used in bytes) when it has nothing left
 */
export async function evidenceRoom(q: Queryable, applicationId: string): Promise<Room> {
  const used = await evidenceKept(q, applicationId)
  const room: Room = {
    take(bytes) {
      if (used + bytes > mostEvidence)
        throw new DomainError('QUOTA_EXCEEDED', { cure: 'correctField', who: 'YOU', params: { limit: mostEvidence, used } })
    },
  }
  room.take(1)
  return room
}
