import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from './context.ts'
import type { Invitation } from './invitation/invitation.ts'
import { maySeeInvitation } from './invitation/invitations-seen-by.ts'
import type { Message } from './message/message.ts'
import type { Notice } from './notice/notice.ts'

/** Nobody reads another's notices or mails. */
const own = (viewer: Viewer, { person }: { person: string }) => person === viewer.personId

export const policies: Policies = {
  Query: { myNotices: 'anyone' },
  // Each acts on what is the viewer's own and says "unknown" of anything else; see the use cases.
  Mutation: { inviteToInterview: 'anyone', markNoticeRead: 'anyone', markAllNoticesRead: 'anyone' },
  Subscription: { noticeReceived: 'anyone' },
  // An interview's own facts are with scheduling; here it has only what is the viewer's own.
  Interview: 'anyone',
  Person: 'anyone',
  'Person.notices': (viewer: Viewer, { id }: { id: string }) => id === viewer.personId,
  Invitation: (_: Viewer, invitation: Invitation, ctx: Context) => maySeeInvitation(ctx, invitation),
  Message: (viewer: Viewer, message: Message) => own(viewer, message),
  CalendarPart: (viewer: Viewer, message: Message) => own(viewer, message),
  Notice: (viewer: Viewer, notice: Notice) => own(viewer, notice),
  Event: 'inherit',
  Employer: 'inherit',
  School: 'inherit',
  Job: 'inherit',
  MessageConnection: 'inherit',
  MessageEdge: 'inherit',
  NoticeConnection: 'inherit',
  NoticeEdge: 'inherit',
  NoticesRead: 'inherit',
  PageInfo: 'inherit',
  ActionRefused: 'inherit',
}
