import { Migration } from '@mikro-orm/migrations'

/** A superior names its units once each and reads what became of their logins; a return says what is wrong field by field. Source: S7, S8, S28. */
export class ChannelsLogins extends Migration {
  override up(): void {
    this.addSql(`
alter table unit_review add field_reasons jsonb not null default '[]';
alter table unit_review drop constraint unit_review_check;
alter table unit_review add constraint unit_review_returned_with_reason check (passed or reason <> '' or field_reasons <> '[]');
-- A list sent twice must not make every unit twice.
create unique index unit_subordinate_name_idx on unit (parent_id, name)
  where origin <> 'SELF_REGISTERED' and status <> 'CLOSED';`)
    for (const who of ['unitId', 'byUnitId'])
      this.addSql(`create index audit_entry_login_${who.toLowerCase()}_idx
  on audit_entry ((detail ->> '${who}'), at desc, (split_part(subject, ':', 2)::uuid) desc) where action in (${loginActs})`)
  }
}

const loginActs = `'createSubordinateUnit', 'issueLogin', 'resetLogin', 'revokeLogin'`
