import { Migration } from '@mikro-orm/migrations'

export class MembersOfStaff extends Migration {
  override up(): void {
    this.addSql(`create table staff_member_projection (
      key text primary key, school_id text not null, person_id text not null, active boolean not null)`)
    this.addSql('create index staff_member_of_school on staff_member_projection (person_id, school_id)')
  }
}
