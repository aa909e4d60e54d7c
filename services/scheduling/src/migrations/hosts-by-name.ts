import { Migration } from '@mikro-orm/migrations'

/** For the directory in the order of the recruiters' names. */
export class HostsByName extends Migration {
  override up(): void {
    this.addSql(
      'create index host_listing_by_name on host_listing (event_id, sort_name, sort_company, host_id) where open and received',
    )
  }
}
