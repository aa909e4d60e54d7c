import { messagingMigration } from '@passerelle/messaging'
import { CandidateTables } from './candidate-tables.ts'

export const migrations = [messagingMigration, { name: 'candidate_tables', class: CandidateTables }]
