import { waitingFactTable } from './feed/waiting-fact.table.ts'
import { keptAnswerTable } from './invitation/answer/kept-answer.table.ts'
import { invitationDraftTable } from './invitation/draft/invitation-draft.table.ts'
import { bouncedAddressTable, replyTable } from './invitation/inbound/reply.table.ts'
import { invitationTable } from './invitation/invitation.table.ts'
import { linkTable } from './mail/link/link.table.ts'
import { messageTable } from './mail/message.table.ts'
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
