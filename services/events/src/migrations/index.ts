import { messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { EventTables } from './event-tables.ts'

export const migrations = [messagingMigration, { name: 'event_tables', class: EventTables }, keptActsMigration]
