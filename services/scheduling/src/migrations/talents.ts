import { Migration } from '@mikro-orm/migrations'
import { folded } from '@passerelle/kernel'
import { rewriteRows } from '@passerelle/persistence'

/** Recruiters find talents by name, programme and year. What candidates study is told again by matchmaking. */
export class Talents extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) await this.execute(statement)
    const columns = ['name', 'sort_name']
    await rewriteRows(this, { table: 'candidate_projection', key: 'id', columns }, ({ name }) => ({
      sort_name: folded(name!),
    }))
  }
}

const statements = [
  `alter table candidate_projection
    add column programme text,
    add column graduation_year integer,
    add column sort_name text collate "C" not null default '',
    add column sort_programme text`,
  'alter table candidate_projection alter column sort_name drop default',
  'create index candidate_projection_by_name on candidate_projection (school_id, sort_name, id)',
]
