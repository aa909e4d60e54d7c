import type { Candidate } from './candidates.ts'
import type { Recruiter } from './companies.ts'
import { morningIn, perform, type World } from './world.ts'

interface Match {
  readonly id: string
  readonly appointment: { readonly round: number } | null
}

const shown = 'Match { id state appointment { round } }'

/**
 * Candidates of Rive Gauche proposed for one job, a match at every step. Yanis has an offer to answer, and the contact has a
 * mail about Inès.
 */
export async function putInTouch(
  world: World,
  jobId: string,
  contact: Recruiter,
  candidates: readonly Candidate[],
): Promise<void> {
  const { staff } = world.schools.riveGauche
  const named = (email: string) => candidates.find((candidate) => candidate.email === `${email}@example.org`)!
  const others = candidates.slice(-5)
  const propose = ({ id: candidateId, firstName }: Candidate) =>
    perform<Match>(staff, 'proposeMatch', shown, {
      candidateId,
      jobId,
      documents: [{ kind: 'CV', name: `CV de ${firstName}`, url: 'https://documents.example.org/cv.pdf' }],
      comment: 'Un profil qui correspond à ce que vous cherchez.',
    })
  const answerOffer = async (candidate: Candidate, accept: boolean) => {
    const { id: matchId } = await propose(candidate)
    return perform<Match>(candidate.caller, 'answerOffer', shown, { matchId, accept })
  }
  const refuse = async (candidate: Candidate) => {
    const { id: matchId } = await answerOffer(candidate, true)
    return perform<Match>(contact.caller, 'refuseCandidate', shown, {
      matchId,
      comment: 'Il nous faut un profil senior.',
    })
  }
  const invite = async (candidate: Candidate, days: number) => {
    const { id: matchId } = await answerOffer(candidate, true)
    const startsAt = morningIn(world.now, days)
    return perform<Match>(contact.caller, 'acceptCandidate', shown, { matchId, startsAt, durationMinutes: 45 })
  }
  const answerAppointment = async (candidate: Candidate, days: number, accept: boolean) => {
    const { id: matchId, appointment } = await invite(candidate, days)
    return perform<Match>(candidate.caller, 'answerAppointment', shown, { matchId, round: appointment!.round, accept })
  }
  await Promise.all([
    propose(named('yanis.benali')),
    answerOffer(named('ines.marchand'), true),
    answerOffer(others[0]!, false),
    refuse(others[1]!),
    invite(others[2]!, 15),
    answerAppointment(others[3]!, 16, true),
    answerAppointment(others[4]!, 17, false),
  ])
}
