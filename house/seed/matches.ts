import { until } from '@passerelle/client'
import type { Candidate } from './candidates.ts'
import type { Recruiter } from './companies.ts'
import { morningIn, perform, type World } from './world.ts'

interface Match {
  readonly id: string
  readonly appointment: { readonly round: number } | null
}

const shown = 'Match { id state appointment { round } }'

/**
 * Candidates of Rive Gauche proposed for one job, a match at every step; one has refused by telephone, and staff wrote it down, and
 * one has cancelled the interview, so that it is the company's turn again. Yanis has an offer to answer, and the contact has mails
 * about Inès and another, who wait for a decision. Malo has never signed in: staff write down what he says, and the contact meets him
 * by the address of his file.
 */
export async function putInTouch(
  world: World,
  jobId: string,
  contact: Recruiter,
  candidates: readonly Candidate[],
): Promise<void> {
  const { staff } = world.schools.riveGauche
  const named = (email: string) => candidates.find((candidate) => candidate.email === `${email}@example.org`)!
  const [waiting, ...others] = candidates.slice(-7)
  const propose = ({ id: candidateId, firstName }: Pick<Candidate, 'id' | 'firstName'>) =>
    perform<Match>(staff, 'proposeMatch', shown, {
      candidateId,
      jobId,
      documents: [{ kind: 'CV', name: `CV de ${firstName}`, url: 'https://documents.example.org/cv.pdf' }],
      comment: 'Un profil qui correspond à ce que vous cherchez.',
    })
  const takeOffer = async (candidate: Candidate) => {
    const { id: matchId } = await propose(candidate)
    return perform<Match>(candidate.caller, 'answerOffer', shown, { matchId, accept: true })
  }
  const declineByPhone = async (candidate: Candidate) => {
    const { id: matchId } = await propose(candidate)
    const input = { matchId, accept: false, comment: 'Par téléphone : a déjà signé ailleurs.' }
    return perform<Match>(staff, 'answerOffer', shown, input)
  }
  const refuse = async (candidate: Candidate) => {
    const { id: matchId } = await takeOffer(candidate)
    return perform<Match>(contact.caller, 'refuseCandidate', shown, {
      matchId,
      comment: 'Il nous faut un profil senior.',
    })
  }
  const invite = async (candidate: Candidate, days: number) => {
    const { id: matchId } = await takeOffer(candidate)
    const startsAt = morningIn(world.now, days)
    const place = '12 rue Haute, 69002 Lyon'
    return perform<Match>(contact.caller, 'acceptCandidate', shown, { matchId, startsAt, durationMinutes: 45, place })
  }
  const answerAppointment = async (candidate: Candidate, days: number, accept: boolean) => {
    const { id: matchId, appointment } = await invite(candidate, days)
    return perform<Match>(candidate.caller, 'answerAppointment', shown, { matchId, round: appointment!.round, accept })
  }
  const meetMalo = async (days: number) => {
    const { id: matchId } = await propose(await enrolMalo(world))
    const answers = { matchId, accept: true, comment: 'Par téléphone.' }
    await perform<Match>(staff, 'answerOffer', shown, answers)
    const startsAt = morningIn(world.now, days)
    const { appointment } = await perform<Match>(contact.caller, 'acceptCandidate', shown, { matchId, startsAt })
    await perform<Match>(staff, 'answerAppointment', shown, { ...answers, round: appointment!.round })
  }
  const cancelInterview = async ({ caller }: Candidate, { id }: Match) => {
    const interviewId = await until('the appointment is an interview', caller.patience(), async () => {
      const { match } = await caller.ask<{ match: { interview: { id: string } | null } }>(interviewOf, { id })
      return match.interview?.id
    })
    await perform(caller, 'cancelInterview', 'Interview { id }', { interviewId, reason: 'Un examen ce jour-là.' })
  }
  // The contact is one: each appointment has a day of its own.
  await Promise.all([
    propose(named('yanis.benali')),
    takeOffer(named('ines.marchand')),
    takeOffer(waiting!),
    declineByPhone(others[0]!),
    refuse(others[1]!),
    invite(others[2]!, 15),
    answerAppointment(others[3]!, 16, true),
    answerAppointment(others[4]!, 17, false),
    answerAppointment(others[5]!, 14, true).then((match) => cancelInterview(others[5]!, match)),
    meetMalo(18),
  ])
}

/** A candidate of whom the school knows an address, and who has never used it here. */
async function enrolMalo({ schools: { riveGauche } }: World): Promise<Pick<Candidate, 'id' | 'firstName'>> {
  const file = { firstName: 'Malo', lastName: 'Kerbrat', birthDate: '2004-02-09', email: 'malo.kerbrat@example.org' }
  const studies = { campaign: '2026-2027', programme: 'Informatique', graduationYear: 2027 }
  const { id } = await perform<{ id: string }>(riveGauche.staff, 'enrolCandidate', 'Candidate { id }', {
    ...{ schoolId: riveGauche.id, ...file, ...studies },
  })
  return { id, firstName: file.firstName }
}

const interviewOf = 'query InterviewOf($id: ID!) { match(id: $id) { interview { id } } }'
