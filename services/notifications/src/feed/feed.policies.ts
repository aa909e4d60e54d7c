import { needsScope, type Policies, type Viewer } from '@passerelle/service-kit'
import type { SchoolFeedEntry } from './feed-entry.ts'
import { mayFollow, mayRead } from './may-follow.ts'

const readsEntry = (viewer: Viewer, { data }: SchoolFeedEntry) => mayRead(viewer, data.schoolId, data.type)

export const feedPolicies: Policies = {
  byKey: {
    'Subscription.schoolFeed': (viewer: Viewer, { schoolId }: { schoolId: string }) =>
      needsScope(viewer, schoolId, 'FEED'),
    School: (viewer: Viewer, { id }: { id: string }) => viewer.holdsKey(id, 'FEED'),
    'School.feed': 'anyone',
    SchoolFeedEntry: readsEntry,
  },
  Subscription: {
    schoolFeed: (viewer: Viewer, { schoolId }: { schoolId: string }) => mayFollow(viewer, schoolId),
  },
  School: 'anyone',
  'School.feed': (viewer: Viewer, { id }: { id: string }) => mayFollow(viewer, id),
  SchoolFeedEntry: readsEntry,
}
