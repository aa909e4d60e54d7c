import { messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { EventTables } from './event-tables.ts'
import { InterviewsThatStand } from './interviews-that-stand.ts'

export const migrations = [
  messagingMigration,
  { name: 'event_tables', class: EventTables },
  keptActsMigration,
  { name: 'interviews_that_stand', class: InterviewsThatStand },
]
