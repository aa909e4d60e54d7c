import { keptAnswerTable } from './answer/kept-answer.table.ts'
import { waitingFactTable } from './feed/waiting-fact.table.ts'
import { bouncedAddressTable, replyTable } from './inbound/reply.table.ts'
import { invitationTable } from './invitation/invitation.table.ts'
import { invitationDraftTable } from './invitation/invitation-draft.table.ts'
import { linkTable } from './link/link.table.ts'
import { messageTable } from './message/message.table.ts'
import { keptNewsTable } from './news/kept-news.table.ts'
import { noticeTable } from './notice/notice.table.ts'
import { projectionTables } from './projections/tables.ts'

export const entities = [
  ...projectionTables,
  keptNewsTable,
  noticeTable,
  invitationTable,
  invitationDraftTable,
  keptAnswerTable,
  messageTable,
  linkTable,
  replyTable,
  bouncedAddressTable,
  waitingFactTable,
]
