import { Migration } from '@mikro-orm/migrations'

/** A submitted file stays readable for whoever may see its application: find the versions that have it. */
export class VersionFiles extends Migration {
  override up(): void {
    this.addSql(`create index version_section_files_idx on version_section using gin (attachments jsonb_path_ops)`)
  }
}
