import { type EntityManager, LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { matchProposed, refuse } from '@passerelle/contracts'
import { type CandidateId, type EmployerUserId, isRefusal, type JobId, newId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { Candidate } from '../candidate/candidate.ts'
import type { Context } from '../context.ts'
import { schoolsWithout } from '../matching/matching.loaders.ts'
import { EmployerUserProjection, JobProjection } from '../projections/projections.ts'
import { alreadyMatched } from './already-matched.ts'
import { announceMatch } from './announce-match.ts'
import { commentOf } from './comment.ts'
import { Match } from './match.ts'
import { type DocumentKind, documentsOf } from './match-document.ts'
import type { Act } from './match-step.ts'

export interface ProposeMatch {
  candidateId: string
  jobId: string
  /** Absent: who posted the job. */
  contactId?: string | null | undefined
  documents?: readonly { kind: DocumentKind; name: string; url: string | URL }[] | null | undefined
  comment?: string | null | undefined
}

/**
 * The school puts a candidate in touch with a job's contact, who sees it at once (HU-06); a mail leaves only when the
 * candidate takes the offer.
 * @returns NOT_FOUND, MATCHING_OFF, JOB_NOT_APPROVED, CONTACT_NOT_ACTIVE, DOCUMENT_INVALID, TOO_MANY, INVALID_INPUT, ALREADY_MATCHED
 */
export async function proposeMatch(ctx: Context, cmd: ProposeMatch): Promise<Match | Refusal> {
  const documents = documentsOf(cmd.documents ?? [])
  if (isRefusal(documents)) return documents
  const comment = commentOf(cmd.comment)
  if (isRefusal(comment)) return comment
  const [by, at] = [ctx.viewer.personId, ctx.now()]
  const act: Act = { subject: 'SCHOOL', author: by, onBehalf: false, channel: 'INTERFACE', comment, at }
  const pair = { candidateId: cmd.candidateId as CandidateId, jobId: cmd.jobId as JobId }
  try {
    return await changes(ctx, async (em) => {
      // Locked: whoever signs in as the candidate at this moment is known here, or finds the match.
      const lockMode = LockMode.PESSIMISTIC_READ
      const candidate = await em.findOneOrFail(Candidate, { id: pair.candidateId }, { lockMode, refresh: true })
      if ((await schoolsWithout(em, [candidate.schoolId])).size > 0) {
        return refuse('MATCHING_OFF', { permission: 'SCHOOL_SETTINGS' })
      }
      const contact = await contactOf(em, cmd, candidate)
      if (isRefusal(contact)) return contact
      const match = new Match({
        ...pair,
        id: newId('mch'),
        schoolId: candidate.schoolId,
        candidatePersonId: candidate.personId,
        employerId: contact.employerId,
        contactUserId: contact.id,
        contactPersonId: contact.personId,
        documents,
        by,
        at,
      })
      em.persist([match, match.propose(act)])
      await announceMatch(em, matchProposed, match, { act, before: null })
      return match
    })
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error
    return alreadyMatched(ctx, pair)
  }
}

/** Somebody who acts for the company of a job that the candidate's school has approved. */
async function contactOf(
  em: EntityManager,
  { jobId, contactId }: ProposeMatch,
  candidate: Candidate,
): Promise<EmployerUserProjection | Refusal> {
  // Held: word that it is over at this moment finds the match, or is known here.
  const held = { lockMode: LockMode.PESSIMISTIC_READ, refresh: true }
  const job = await em.findOne(JobProjection, { id: jobId as JobId }, held)
  // A job of elsewhere is answered like one that there is not: the school sees neither.
  if (!job?.approvedAt.includes(candidate.schoolId)) return refuse('JOB_NOT_APPROVED', undefined, { field: 'jobId' })
  const { employerId, postedBy } = job
  const wanted = contactId ? { id: contactId as EmployerUserId } : { personId: postedBy }
  const contact = await em.findOne(EmployerUserProjection, { ...wanted, employerId, active: true })
  if (contact && contact.personId !== candidate.personId) return contact
  return refuse('CONTACT_NOT_ACTIVE', undefined, { field: 'contactId' })
}
