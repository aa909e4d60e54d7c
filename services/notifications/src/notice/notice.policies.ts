import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { ownAlone, signedIn } from '../signed-in.ts'
import type { Notice } from './notice.ts'

export const noticePolicies: Policies = {
  // Only the ids that the entries of a feed tell; what is a person's own here is closed.
  byKey: { Person: 'anyone' },
  Query: { myNotices: signedIn },
  // Each acts on what is the viewer's own and says "unknown" of anything else; see the use cases.
  Mutation: { markNoticeRead: signedIn, markAllNoticesRead: signedIn },
  Subscription: { noticeReceived: signedIn },
  Person: 'anyone',
  'Person.notices': (viewer: Viewer, { id }: { id: string }) => signedIn(viewer) && id === viewer.personId,
  Notice: async (viewer: Viewer, notice: Notice, { loaders }: Context) =>
    ownAlone(viewer, notice) && (await loaders.noticeStillRead.load(notice.id)),
}
