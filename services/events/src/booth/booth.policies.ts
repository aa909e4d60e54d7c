import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { forbidden, isKnown, notFound } from '../event/event.policies.ts'
import type { Booth } from './booth.ts'
import { seesBooth } from './booth-access.ts'

export const boothPolicies: Policies = {
  byKey: {
    Booth: (viewer: Viewer, { schoolId }: Booth) => viewer.holdsKey(schoolId, 'READ_EVENTS'),
    // Only the ids that booths tell, and no list of theirs.
    Employer: 'anyone',
    'Employer.booths': () => false,
  },
  Mutation: { openBooth: mayOpenBooth, closeBooth: mayCloseBooth },
  Booth: seesBooth,
  'Booth.openedBy': (viewer: Viewer, booth: Booth) =>
    viewer.staffOf(booth.schoolId) || viewer.worksFor(booth.employerId),
  // Only an id that the asker already has; its list holds what the viewer may see.
  Employer: 'anyone',
}

/** An employer that is not approved yet does not see the event, but is told that it needs the approval (HS-16). */
async function mayOpenBooth(
  viewer: Viewer,
  { input }: { input: { eventId: string; employerId: string } },
  ctx: Context,
): Promise<true | Refusal> {
  if (!viewer.worksFor(input.employerId, 'RECRUITER')) return forbidden()
  return (await isKnown(viewer, input.eventId, ctx)) || notFound('EVENT')
}

async function mayCloseBooth(
  viewer: Viewer,
  { input }: { input: { boothId: string } },
  ctx: Context,
): Promise<true | Refusal> {
  const booth = await ctx.loaders.booth.load(input.boothId)
  if (!booth || !(await seesBooth(viewer, booth, ctx))) return notFound('BOOTH')
  const may = viewer.worksFor(booth.employerId, 'RECRUITER') || viewer.staffOf(booth.schoolId, 'MANAGE_EVENTS')
  return may || forbidden()
}
