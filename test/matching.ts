import type { TestPerson } from '@passerelle/testkit'
import { act } from './act.ts'
import type { Network } from './network.ts'

/** A school, a company that it has approved, and a job of its owner's that candidates can be proposed for. */
export interface Matching {
  readonly schoolId: string
  readonly employerId: string
  readonly jobId: string
  /** Of the school's staff. */
  readonly helene: TestPerson
  /** Another one of the staff, who manages events and nothing else. */
  readonly anne: TestPerson
  /** Posted the job: the contact. */
  readonly camille: TestPerson
  /** Runs a mutation and waits until everybody has heard of it. */
  act: typeof act
  /** Enrols somebody who has signed in, and proposes them for the job. */
  propose(candidate: { firstName: string; lastName: string; email: string }): Promise<Proposed>
}

export interface Proposed {
  readonly person: TestPerson
  readonly matchId: string
}

export async function startMatching(network: Network): Promise<Matching> {
  const actAndSettle: typeof act = async (...done) => {
    const result = await act(...done)
    await network.settle()
    return result
  }
  const permissions = ['APPROVE_EMPLOYERS', 'APPROVE_JOBS', 'MANAGE_CANDIDATES', 'MANAGE_MATCHES'] as const
  const staff = [
    { email: 'helene@example.org', name: 'Hélène Garnier', permissions: [...permissions] },
    { email: 'anne@example.org', name: 'Anne Morel', permissions: ['MANAGE_EVENTS' as const] },
  ]
  const school = { name: 'École Rive Gauche', city: 'Paris', timeZone: 'Europe/Paris', staff }
  const schoolId = await network.registerSchool(school)
  const helene = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  const anne = await network.as('anne@example.org', { name: 'Anne Morel' })
  const camille = await network.as('camille@example.org', { name: 'Camille Roux' })
  const company = { name: 'Atelier Boréal', registrationNumber: '732 829 320 00074', city: 'Nantes' }
  const { id: employerId } = await actAndSettle(camille, 'registerEmployer', 'Employer { id }', company)
  const approval = await actAndSettle(camille, 'requestApproval', 'Approval { id }', { employerId, schoolId })
  await actAndSettle(helene, 'approveEmployer', 'Approval { id }', { approvalId: approval.id })
  const offer = { title: 'Ingénieure <logiciel>', kind: 'PERMANENT', description: 'À Nantes.', schoolIds: [schoolId] }
  const job = await actAndSettle(camille, 'postJob', 'Job { id reviews { id } }', { employerId, ...offer })
  await actAndSettle(helene, 'approveJob', 'JobReview { id }', { jobReviewId: job.reviews[0].id })
  const propose: Matching['propose'] = async (candidate) => {
    const person = await network.as(candidate.email, { name: `${candidate.firstName} ${candidate.lastName}` })
    const enrolment = { schoolId, ...candidate, campaign: '2026', programme: 'Informatique', birthDate: '2003-05-06' }
    const { id: candidateId } = await actAndSettle(helene, 'enrolCandidate', 'Candidate { id }', enrolment)
    await person.query('{ me { id } }')
    await network.settle()
    const { id } = await actAndSettle(helene, 'proposeMatch', 'Match { id }', { candidateId, jobId: job.id })
    return { person, matchId: id }
  }
  return { schoolId, employerId, jobId: job.id, helene, anne, camille, act: actAndSettle, propose }
}

/** The tokens of the links in a mail's text, in their order. */
export function tokensIn(text: string): string[] {
  return [...text.matchAll(/\/l\/([\w-]{43})\b/g)].map(([, token]) => token!)
}
