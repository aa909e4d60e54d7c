import {
  boothProjectionTable,
  interviewProjectionTable,
  registrationProjectionTable,
} from './acquaintance/acquaintance.table.ts'
import { candidateTable } from './candidate/candidate.table.ts'
import { mailboxTable } from './mailbox/mailbox.table.ts'
import { matchStepTable, matchTable } from './match/match.table.ts'
import { projectionTables } from './projection/projections.table.ts'

export const entities = [
  candidateTable,
  mailboxTable,
  boothProjectionTable,
  registrationProjectionTable,
  interviewProjectionTable,
  matchTable,
  matchStepTable,
  ...projectionTables,
]
