import { invitationTable } from './invitation/invitation.table.ts'
import { messageTable } from './message/message.table.ts'
import { keptNewsTable } from './news/kept-news.table.ts'
import { noticeTable } from './notice/notice.table.ts'
import { projectionTables } from './projections/tables.ts'

export const entities = [...projectionTables, keptNewsTable, noticeTable, invitationTable, messageTable]
