import { Migration } from '@mikro-orm/migrations'

/** Interviews have a place. Of those that were made without one, nobody has said anything else than our room. */
export class Places extends Migration {
  override up(): void {
    this.addSql(
      `alter table interview add column place jsonb not null default
        '{"kind": "ROOM", "address": null, "room": null, "phone": null, "caller": null, "link": null}'`,
    )
    this.addSql('alter table interview alter column place drop default')
  }
}
