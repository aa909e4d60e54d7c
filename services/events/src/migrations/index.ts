import { messagingMigration } from '@passerelle/messaging'
import { EventTables } from './event-tables.ts'

export const migrations = [messagingMigration, { name: 'event_tables', class: EventTables }]
