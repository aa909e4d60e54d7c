import { isId } from '@passerelle/kernel'
import type { BaseContext, Viewer } from '@passerelle/service-kit'
import type { AsksContact, AsksSchool } from '../projections/projections.loaders.ts'
import type { Match } from './match.ts'
import type { Act } from './match-step.ts'

/** Staff who deal with matches, candidates of the school, and whoever works for a company that it may put a candidate in touch with. */
export async function mayFollowMatches(
  viewer: Viewer,
  { schoolId }: { schoolId: string },
  { loaders }: AsksSchool,
): Promise<boolean> {
  if (viewer.link) return false
  if (viewer.staffOf(schoolId, 'MANAGE_MATCHES') || viewer.candidateAt(schoolId)) return true
  return viewer.employers().length > 0 && (await loaders.school.load(schoolId)) !== undefined
}

export type ActingSide = 'CANDIDATE' | 'COMPANY' | 'SCHOOL'

const actsOfContact = ['VIEW_CANDIDATE', 'VIEW_JOB', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE']
const actsOfCandidate = ['ANSWER_OFFER', 'ANSWER_APPOINTMENT']
const linkActs = [...actsOfContact, ...actsOfCandidate]

/** Staff of its school who deal with matches, its contact, its candidate, and who holds a link of its mail (HU-20). */
export async function seesMatch(viewer: Viewer, match: Match, ctx: AsksContact): Promise<boolean> {
  return (
    isStaff(viewer, match) ||
    isContact(viewer, match) ||
    isCandidate(viewer, match) ||
    holdsLink(viewer, match, linkActs, ctx)
  )
}

/** The candidate's name, documents and the journal are not needed to look at the job. */
export function seesFile(viewer: Viewer, match: Match): boolean {
  return !viewer.holdsLink(match.id, 'VIEW_JOB')
}

export function isStaff(viewer: Viewer, match: Match): boolean {
  return viewer.staffOf(match.schoolId, 'MANAGE_MATCHES')
}

/** Whoever comes by a link has not signed in, and may do what the link says and nothing else. */
export function isContact(viewer: Viewer, match: Match): boolean {
  return !viewer.link && viewer.employers().some(({ user }) => user === match.contactUserId)
}

export function isCandidate(viewer: Viewer, match: Match): boolean {
  return !viewer.link && viewer.personId === match.candidatePersonId
}

/** Contact or candidate, by a link to one of these acts of theirs; the contact not any more when they have left the company. */
export async function holdsLink(
  viewer: Viewer,
  match: Match,
  acts: readonly string[],
  { loaders }: AsksContact,
): Promise<boolean> {
  const held = acts.find((act) => viewer.holdsLink(match.id, act))
  if (held === undefined) return false
  if (actsOfCandidate.includes(held)) return viewer.personId === (match.candidatePersonId ?? match.candidateId)
  if (viewer.personId !== match.contactPersonId) return false
  const contact = await loaders.employerUser.load(match.contactUserId)
  return contact?.active === true && contact.personId === viewer.personId
}

export function isSide(viewer: Viewer, match: Match, side: ActingSide): boolean {
  if (side === 'SCHOOL') return isStaff(viewer, match)
  return side === 'CANDIDATE' ? isCandidate(viewer, match) : isContact(viewer, match)
}

/** Who acts, once a policy has said that they may: by a link the mail was the channel, and whoever is not the side is staff. */
export function actOf(
  { viewer, now }: Pick<BaseContext, 'viewer' | 'now'>,
  match: Match,
  side: ActingSide,
  comment: string | null,
): Act {
  const byLink = viewer.link !== undefined
  return {
    subject: side,
    // Nobody is known as the candidate before the first sign-in.
    author: isId('per', viewer.personId) ? viewer.personId : null,
    onBehalf: !byLink && !isSide(viewer, match, side),
    channel: byLink ? 'MAIL' : 'INTERFACE',
    comment,
    at: now(),
  }
}
