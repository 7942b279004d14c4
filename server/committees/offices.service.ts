import { DomainError } from '../errors.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { Committee } from '../reference/reference-rows.js'
import { meetingSight } from '../workflow/meetings.js'
import type { Viewer } from '../workflow/who-may.js'

/** Which committees an office works for; the others do not exist for it. */
export class OfficesService {
  constructor(private readonly reference: ReferenceCache) {}

  committees(viewer: Viewer): Committee[] {
    const office = meetingSight(viewer).officeUnitId
    return this.reference.committees().filter(({ unitId }) => unitId === office)
  }

  holds(committeeId: string, viewer: Viewer): boolean {
    return this.committees(viewer).some(({ id }) => id === committeeId)
  }

  /** @throws DomainError NOT_FOUND */
  committee(id: string, viewer: Viewer): Committee {
    const found = this.committees(viewer).find((one) => one.id === id)
    if (!found) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return found
  }
}
