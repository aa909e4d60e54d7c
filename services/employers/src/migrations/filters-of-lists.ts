import { Migration } from '@mikro-orm/migrations'
import { folded } from '@passerelle/kernel'
import { rewriteRows } from '@passerelle/persistence'

/** What lists of companies and jobs are filtered by, as it is compared, and an index for each of their orders. */
export class FiltersOfLists extends Migration {
  override async up(): Promise<void> {
    await this.execute(`alter table employer
      add column search_city text not null default '', add column search_industry text not null default ''`)
    const employer = { table: 'employer', key: 'id', columns: ['city', 'industry', 'search_city', 'search_industry'] }
    await rewriteRows(this, employer, ({ city, industry }) => ({
      search_city: folded(city ?? ''),
      search_industry: folded(industry ?? ''),
    }))
    await this.execute(`alter table job
      add column search_title text not null default '', add column search_city text not null default ''`)
    const job = { table: 'job', key: 'id', columns: ['title', 'city', 'search_title', 'search_city'] }
    await rewriteRows(this, job, ({ title, city }) => ({
      search_title: folded(title!),
      search_city: folded(city ?? ''),
    }))
    this.addSql('alter table employer alter search_city drop default, alter search_industry drop default')
    this.addSql('alter table job alter search_title drop default, alter search_city drop default')
    this.addSql('create index employer_newest on employer (created_at, id)')
    this.addSql('create index employer_by_city on employer (search_city, search_name, id)')
    this.addSql('create index employer_by_industry on employer (search_industry, search_name, id)')
    this.addSql('create index employer_by_size on employer (size, search_name, id)')
    this.addSql('create index approval_of_employer on approval (employer_id, requested_at, id)')
    this.addSql('create index job_review_by_submission on job_review (school_id, submitted_at, id)')
  }
}
