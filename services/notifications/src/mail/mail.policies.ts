import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { ownAlone, signedIn } from '../signed-in.ts'
import { isOfFormerWork } from './former-work.ts'
import type { Message } from './message.ts'

const own = async (viewer: Viewer, message: Message, ctx: Context) =>
  ownAlone(viewer, message) && !(await isOfFormerWork(ctx, message))

export const mailPolicies: Policies = {
  // Only the ids that the entries of a feed tell.
  byKey: { Match: 'anyone', 'Match.messages': () => false, 'Interview.messages': () => false },
  // A match's own facts are with matchmaking; here it has only what is the viewer's own.
  Match: signedIn,
  Message: own,
  CalendarPart: own,
}
