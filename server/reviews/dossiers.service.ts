import type { ApplicationRow } from '../applications/application.store.js'
import type { ApplicationsService } from '../applications/applications.service.js'
import type { Viewer } from '../workflow/who-may.js'
import { partsOf } from './dossier-parts.js'
import type { DossierStore } from './dossier.store.js'
import { readDossier } from './read-dossier.js'

/** One application, with as much of what belongs to it as the reader asks for. */
export class DossiersService {
  constructor(
    private readonly store: DossierStore,
    private readonly applications: ApplicationsService,
  ) {}

  /**
   * null when there is none or the viewer may not see it.
   * @param asked what may be asked of it, as dotted paths of fields
   */
  async application(id: string, viewer: Viewer, asked: ReadonlySet<string>): Promise<ApplicationRow | null> {
    const parts = partsOf(asked)
    if (!parts.dossier) return this.applications.application(id, viewer)
    const row = await this.store.visible(id, viewer, parts.everyVersion, parts.standing)
    return row ? readDossier(row, viewer, parts) : null
  }
}
