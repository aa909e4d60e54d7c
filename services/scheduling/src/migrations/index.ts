import { journalMigration } from '@passerelle/journal'
import { messagingMigration } from '@passerelle/messaging'
import { keptActsMigration } from '@passerelle/service-kit'
import { Acquaintances } from './acquaintances.ts'
import { Meetings } from './meetings.ts'
import { RefoldListings } from './refold-listings.ts'
import { SchedulingTables } from './scheduling-tables.ts'

export const migrations = [
  messagingMigration,
  { name: 'scheduling_tables', class: SchedulingTables },
  { name: 'meetings', class: Meetings },
  journalMigration,
  { name: 'refold_listings', class: RefoldListings },
  keptActsMigration,
  { name: 'acquaintances', class: Acquaintances },
]
