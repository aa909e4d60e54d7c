import type { EntityManager } from '@mikro-orm/postgresql'

/** Writes a projection's row, whether it is there already or not. */
export async function project<Row extends object>(
  em: EntityManager,
  row: Row,
  keep: (keyof Row)[] = [],
): Promise<void> {
  await em.upsert(row.constructor as new (...args: never[]) => Row, { ...row } as never, {
    onConflictExcludeFields: keep as never[],
  })
}
