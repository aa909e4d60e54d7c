import {
  boothProjectionTable,
  interviewProjectionTable,
  registrationProjectionTable,
} from './acquaintance/acquaintance.table.ts'
import { candidateTable } from './candidate/candidate.table.ts'
import { mailboxTable } from './mailbox/mailbox.table.ts'

export const entities = [
  candidateTable,
  mailboxTable,
  boothProjectionTable,
  registrationProjectionTable,
  interviewProjectionTable,
]
