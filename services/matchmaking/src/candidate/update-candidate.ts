import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { candidateChanged, candidateLinked } from '@passerelle/contracts'
import { type CandidateId, isRefusal, mailAddressOf, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { lockMailbox } from '../mailbox/lock-mailbox.ts'
import { linkMatches } from '../match/link-matches.ts'
import { addressTaken } from './address-taken.ts'
import { announceCandidate } from './announce-candidate.ts'
import { Candidate } from './candidate.ts'
import type { CandidateDetails } from './candidate-details.ts'
import { alreadyEnrolled } from './enrol-candidate.ts'

/** A field that is absent stays; null empties those that may be empty, and means absent for the others. */
export type UpdateCandidate = { candidateId: string } & {
  [F in keyof CandidateDetails]?: CandidateDetails[F] | null | undefined
}

/** @returns CANDIDATE_INVALID, CANDIDATE_LINKED, ALREADY_ENROLLED with the one whose place it would take */
export async function updateCandidate(ctx: Context, cmd: UpdateCandidate): Promise<Candidate | Refusal> {
  const wanted: Pick<Candidate, 'schoolId' | 'identityKey'>[] = []
  try {
    return await changes(ctx, async (em) => {
      const email = await addressAfter(em, cmd)
      const mailbox = email === undefined ? undefined : await lockMailbox(em, email)
      const candidate = await lockCandidate(em, cmd.candidateId)
      const changed = candidate.change(changesOf(cmd), ctx.now())
      if (isRefusal(changed)) return changed
      const { schoolId, identityKey } = candidate
      wanted.push({ schoolId, identityKey })
      const taken =
        email === undefined ? undefined : await addressTaken(em, candidate, cmd.email == null ? 'campaign' : 'email')
      if (taken) return taken
      const linked = mailbox?.personId ? candidate.link(mailbox.personId) : false
      if (changed) announceCandidate(em, candidateChanged, candidate, ctx.viewer.personId)
      if (linked) {
        announceCandidate(em, candidateLinked, candidate, ctx.viewer.personId)
        await linkMatches(em, candidate.id, candidate.personId!, ctx.now())
      }
      return candidate
    })
  } catch (error) {
    const [taken] = wanted
    if (!(error instanceof UniqueConstraintViolationException) || !taken) throw error
    return alreadyEnrolled(ctx.em, taken)
  }
}

/** The address that has to be looked at: with a new one, or in a new campaign, somebody else may have it. */
async function addressAfter(em: Context['em'], cmd: UpdateCandidate): Promise<string | undefined> {
  if (cmd.email != null) return mailAddressOf(cmd.email)
  if (cmd.campaign == null) return undefined
  return (await em.findOneOrFail(Candidate, { id: cmd.candidateId as CandidateId })).email
}

function lockCandidate(em: Context['em'], id: string): Promise<Candidate> {
  const lockMode = LockMode.PESSIMISTIC_WRITE
  return em.findOneOrFail(Candidate, { id: id as CandidateId }, { lockMode, refresh: true })
}

function changesOf({ candidateId: _, ...cmd }: UpdateCandidate): Partial<CandidateDetails> {
  const mayBeEmpty = ['programme', 'level', 'graduationYear']
  const given = Object.entries(cmd).filter(
    ([field, value]) => value !== undefined && (value !== null || mayBeEmpty.includes(field)),
  )
  return Object.fromEntries(given)
}
