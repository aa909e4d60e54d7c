import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { candidateLinked } from '@passerelle/contracts'
import { mailAddressOf, type PersonId } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { announceCandidate } from '../candidate/announce-candidate.ts'
import { Candidate } from '../candidate/candidate.ts'
import { linkMatches } from '../match/link-matches.ts'
import { Mailbox } from './mailbox.ts'

export interface SignedIn {
  id: PersonId
  email: string
  emailVerified: boolean
}

/**
 * Gives the person the candidate files that wait under their address, and those to come. An address that they have left,
 * or that is not verified, gives nothing any more; what is linked stays linked.
 */
export async function linkPerson(em: EntityManager, person: SignedIn, now: Date): Promise<void> {
  const email = person.emailVerified ? (mailAddressOf(person.email) ?? null) : null
  if (email !== null) await insertOnce(em, Mailbox, new Mailbox(email), ['email'])
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const addresses = await em.find(
    Mailbox,
    { $or: [{ personId: person.id }, ...(email === null ? [] : [{ email }])] },
    { lockMode, refresh: true, orderBy: { email: 'asc' } },
  )
  for (const address of addresses) address.personId = address.email === email ? person.id : null
  if (email === null) return
  const waiting = await em.find(
    Candidate,
    { email, personId: null },
    { lockMode, refresh: true, orderBy: { id: 'asc' } },
  )
  for (const candidate of waiting) {
    if (!candidate.link(person.id)) continue
    announceCandidate(em, candidateLinked, candidate, person.id)
    await linkMatches(em, candidate.id, person.id, now)
  }
}
