import type { Candidate } from './candidates.ts'
import type { Company, Recruiter } from './companies.ts'
import { morningIn, perform, type World } from './world.ts'

/**
 * Informational interviews outside any fair: three who offer them, in French or in English, and what they are asked. One request waits,
 * one has been accepted and its candidate chooses a time, one has a time.
 */
export async function talkOutside(
  world: World,
  companies: readonly Company[],
  candidates: readonly Candidate[],
): Promise<void> {
  const colleague = (email: string) =>
    companies.flatMap(({ recruiters }) => recruiters).find((one) => one.email === `${email}@example.org`)!
  const [mehdi, grace, nadia] = [colleague('mehdi.laroche'), colleague('grace.mitchell'), colleague('nadia.cherif')]
  // He has registered for no fair.
  const oliver = candidates.find(({ lastName }) => lastName === 'Hughes')!
  const chloe = candidates.find(({ lastName }) => lastName === 'Bernard')!
  const yanis = candidates.find(({ lastName }) => lastName === 'Benali')!
  const offers = await Promise.all([
    offer(mehdi, ['Le métier de développeur', 'Travailler en équipe'], ['fr'], 3),
    offer(grace, ['Data careers', 'Moving to London'], ['en', 'fr'], 4),
    offer(nadia, ['L’informatique à l’hôpital'], ['fr', 'en'], 2),
    // Asked as a company: its owner names somebody.
    offer(nadia, ['Nos métiers de la santé'], ['fr'], 5, { forCompany: true }),
  ])
  const [ofMehdi, ofGrace, ofNadia] = offers
  await Promise.all([
    ask(chloe, ofMehdi!),
    ask(oliver, ofGrace!).then((interview) => accept(world, grace, interview)),
    ask(yanis, ofNadia!).then(async (interview) => {
      const { proposedTimes } = await accept(world, nadia, interview)
      const choice = { interviewId: interview.id, startsAt: proposedTimes[1]!.startsAt }
      await perform(yanis.caller, 'chooseSlot', 'Interview { id }', choice)
    }),
  ])
}

interface Interview {
  id: string
}

function offer(
  { caller }: Recruiter,
  topics: string[],
  languages: string[],
  perMonth: number,
  more: object = {},
): Promise<Interview> {
  const input = { topics, languages, perMonth, ...more }
  return perform(caller, 'offerInformationalInterviews', 'InformationalOffer { id }', input)
}

function ask({ caller }: Candidate, { id: offerId }: Interview): Promise<Interview> {
  const input = {
    offerId,
    whyThisCompany: 'Vos projets sont ceux dont je parle à tout le monde autour de moi.',
    questions: [{ topic: 'ROLE', text: 'Comment en êtes-vous venu à ce métier ?' }],
  }
  return perform(caller, 'requestInformationalInterview', 'Interview { id }', input)
}

function accept({ now }: World, { caller }: Recruiter, { id: interviewId }: Interview) {
  const times = [26, 27, 28].map((days) => morningIn(now, days))
  const proposed = 'Interview { id proposedTimes { startsAt } }'
  return perform<{ proposedTimes: { startsAt: string }[] }>(caller, 'acceptRequest', proposed, { interviewId, times })
}
