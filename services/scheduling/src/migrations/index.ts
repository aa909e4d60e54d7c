import { messagingMigration } from '@passerelle/messaging'
import { SchedulingTables } from './scheduling-tables.ts'

export const migrations = [messagingMigration, { name: 'scheduling_tables', class: SchedulingTables }]
