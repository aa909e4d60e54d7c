import { Migration } from '@mikro-orm/migrations'

/** For the matches of somebody who leaves a company. */
export class MatchesOfContacts extends Migration {
  override up(): void {
    this.addSql(`create index match_of_contact on match_projection ((state ->> 'contactPersonId'))`)
  }
}
