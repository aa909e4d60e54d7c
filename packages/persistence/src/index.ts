export { createOrm, type OrmOptions } from './create-orm.ts'
export { migrate } from './migrate.ts'
export type { MigrationEntry } from './migration-names.ts'
export { table } from './table.ts'
