import { Migration } from '@mikro-orm/migrations'
import { folded } from '@passerelle/kernel'
import { rewriteRows } from '@passerelle/persistence'

/** What matches are searched by, as it is compared; and a person's own by how far they have come, without those of others. */
export class MatchesAreSearched extends Migration {
  override async up(): Promise<void> {
    await this.execute(`alter table job_projection add column search_title text not null default ''`)
    await this.execute(`alter table employer_projection add column search_name text not null default ''`)
    const job = { table: 'job_projection', key: 'id', columns: ['title', 'search_title'] }
    await rewriteRows(this, job, ({ title }) => ({ search_title: folded(title!) }))
    const employer = { table: 'employer_projection', key: 'id', columns: ['name', 'search_name'] }
    await rewriteRows(this, employer, ({ name }) => ({ search_name: folded(name!) }))
    this.addSql('alter table job_projection alter search_title drop default')
    this.addSql('alter table employer_projection alter search_name drop default')
    this.addSql('drop index match_of_contact, match_of_candidate_person')
    this.addSql('create index match_of_contact on match (contact_user_id, school_id, state)')
    this.addSql('create index match_of_candidate_person on match (candidate_person_id, school_id, state)')
  }
}
