import { Migration } from '@mikro-orm/migrations'
import type { MikroORM } from '@mikro-orm/postgresql'
import { dueKind, dueMigration, messagingMigration, type WhenDue, whenDue } from '../../src/index.ts'

class DeedTable extends Migration {
  override up(): void {
    this.addSql('create table deed (place bigint generated always as identity, key text not null, words text not null)')
  }
}

export const schema = { entities: [], migrations: [messagingMigration, dueMigration, DeedTable] }

export const deed = dueKind<{ words: string }>('deed')

/** Writes down what was done, then `before` the end of its transaction does what the test wants. */
export function writesDown(before: (key: string, attempt: number) => Promise<void> = async () => {}): WhenDue<{
  words: string
}> {
  return whenDue(deed, async ({ em, key, data, attempt }) => {
    await em.execute('insert into deed (key, words) values (?, ?)', [key, data.words])
    await before(key, attempt)
  })
}

export async function deedsOf(orm: MikroORM): Promise<string[]> {
  const rows = await orm.em
    .fork()
    .execute<{ deed: string }[]>(`select key || ' ' || words as deed from deed order by place`)
  return rows.map(({ deed }) => deed)
}
