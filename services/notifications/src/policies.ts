import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from './context.ts'
import type { SchoolFeedEntry } from './feed/feed-entry.ts'
import { mayFollow, mayRead } from './feed/may-follow.ts'
import type { Invitation } from './invitation/invitation.ts'
import { seesInvitationsOf } from './invitation/invitations-of-candidate.ts'
import { isParty, maySeeInvitation } from './invitation/invitations-seen-by.ts'
import type { Message } from './mail/message.ts'
import type { Notice } from './notice/notice.ts'

/** Nobody reads another's notices or mails, nor does the holder of a link. */
const own = (viewer: Viewer, { person }: { person: string }) => signedIn(viewer) && person === viewer.personId
/** A link in a mail allows its one act, and to read what its page shows. */
const signedIn = (viewer: Viewer) => viewer.link === undefined

export const policies: Policies = {
  byKey: {
    'Subscription.schoolFeed': (viewer: Viewer, { schoolId }: { schoolId: string }) =>
      viewer.holdsKey(schoolId, 'FEED'),
    School: (viewer: Viewer, { id }: { id: string }) => viewer.holdsKey(id, 'FEED'),
    'School.feed': 'anyone',
    SchoolFeedEntry: (viewer: Viewer, { data }: SchoolFeedEntry) => mayRead(viewer, data.schoolId, data.type),
    // Only the ids that entries tell; what is a person's own here is closed.
    Candidate: 'anyone',
    Person: 'anyone',
    Interview: 'anyone',
    'Interview.invitations': () => false,
    'Interview.invitation': () => false,
    'Interview.invitationDraft': () => false,
    'Interview.replies': () => false,
    'Interview.messages': () => false,
    Match: 'anyone',
    'Match.messages': () => false,
  },
  byLink: ['answerInvitation'],
  // An invitation is for its type's rule.
  Query: { myNotices: signedIn, invitation: 'anyone' },
  // Each acts on what is the viewer's own and says "unknown" of anything else; see the use cases.
  Mutation: {
    inviteToInterview: signedIn,
    draftInvitation: signedIn,
    editInvitation: signedIn,
    scheduleInvitation: signedIn,
    cancelInvitation: signedIn,
    answerInvitation: 'anyone',
    markNoticeRead: signedIn,
    markAllNoticesRead: signedIn,
  },
  Subscription: {
    noticeReceived: signedIn,
    schoolFeed: (viewer: Viewer, { schoolId }: { schoolId: string }) => mayFollow(viewer, schoolId),
  },
  // An interview's own facts are with scheduling; here it has only what is the viewer's own.
  Interview: signedIn,
  // So it is with a match, and matchmaking.
  Match: signedIn,
  // Only an id that the asker already has.
  Candidate: 'anyone',
  'Candidate.invitations': seesInvitationsOf,
  Person: 'anyone',
  'Person.notices': (viewer: Viewer, { id }: { id: string }) => signedIn(viewer) && id === viewer.personId,
  Invitation: (_: Viewer, invitation: Invitation, ctx: Context) => maySeeInvitation(ctx, invitation),
  'Invitation.comment': partyTo,
  'Invitation.answers': partyTo,
  'Invitation.addressFailed': mayInvite,
  InvitationDraft: mayInvite,
  Reply: mayInvite,
  Message: (viewer: Viewer, message: Message) => own(viewer, message),
  CalendarPart: (viewer: Viewer, message: Message) => own(viewer, message),
  Notice: (viewer: Viewer, notice: Notice) => own(viewer, notice),
  School: 'anyone',
  'School.feed': (viewer: Viewer, { id }: { id: string }) => mayFollow(viewer, id),
  SchoolFeedEntry: (viewer: Viewer, { data }: SchoolFeedEntry) => mayRead(viewer, data.schoolId, data.type),
}

/** What is said to those who meet is theirs. */
async function partyTo(viewer: Viewer, invitation: Invitation, ctx: Context): Promise<boolean> {
  return isParty({ viewer }, invitation, await ctx.loaders.interview.load(invitation.interviewId))
}

async function mayInvite(viewer: Viewer, { interviewId }: { interviewId: string }, ctx: Context): Promise<boolean> {
  const interview = await ctx.loaders.interview.load(interviewId)
  return signedIn(viewer) && (interview?.isInvitedBy(viewer.personId) ?? false)
}
