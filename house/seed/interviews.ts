import { until } from '@passerelle/client'
import type { Candidate } from './candidates.ts'
import type { Company, Recruiter } from './companies.ts'
import type { Fair, Host } from './fairs.ts'
import { morningIn, perform, type World } from './world.ts'

interface Interview {
  id: string
}

const shown = 'Interview { id status }'

/** Interviews at the fair that is on, in every state: the people of the start page have theirs, the others fill the house. */
export async function meetAtTheFair(world: World, fair: Fair): Promise<void> {
  const host = (email: string) => fair.hosts.get(`${email}@example.org`)!
  const talent = (email: string) => fair.visitors.find((visitor) => visitor.email === `${email}@example.org`)!
  const camille = host('camille.roux')
  const thomas = host('thomas.lefebvre')
  const grace = host('grace.mitchell')
  const elodie = host('elodie.fabre')
  const ines = talent('ines.marchand')

  const others = fair.visitors.slice(3)
  const calendars = await calendarsOf(world, fair)
  await Promise.all([
    // In scheduling: Inès chooses.
    ask(ines, camille).then((interview) => accept(camille, interview)),
    // Confirmed, then moved.
    book(calendars, ines, host('hugo.perrin'), 2).then((interview) =>
      move(calendars, ines, host('hugo.perrin'), interview, 9),
    ),
    // Confirmed at once, without anybody's approval; the first one is over in half an hour.
    book(calendars, talent('yanis.benali'), thomas, 1),
    book(calendars, others[0]!, thomas, 0),
    // About the trade, not about a job: accepted, and one that waits.
    ask(others[0]!, host('mehdi.laroche')).then((interview) => accept(host('mehdi.laroche'), interview)),
    ask(talent('yanis.benali'), host('mehdi.laroche')),
    // Sent by a recruiter.
    offer(elodie, talent('chloe.bernard')),
    offer(grace, others[1]!),
    // Waiting for Camille's answer.
    ...others.slice(2, 7).map((candidate) => ask(candidate, camille)),
    // Rejected, withdrawn, cancelled after the confirmation.
    ask(others[7]!, grace).then((interview) => reject(grace, interview)),
    ask(others[8]!, grace).then((interview) => cancel(others[8]!, interview)),
    book(calendars, others[9]!, host('samuel.osei'), 3).then((interview) => cancel(host('samuel.osei'), interview)),
    ...others.slice(10).map((candidate, index) => visit(fair, calendars, candidate, index)),
  ])
}

/** Somebody who meets one DIRECT and asks one SELECTIVE host, in turn. */
async function visit(fair: Fair, calendars: Calendars, candidate: Candidate, index: number): Promise<void> {
  const hosts = [...fair.hosts.values()]
  const direct = hosts.filter(({ receives }) => receives?.mode === 'DIRECT')
  const selective = hosts.filter(({ receives }) => receives?.mode === 'SELECTIVE')
  await book(calendars, candidate, direct[index % direct.length]!, 4 + Math.floor(index / direct.length))
  const asked = selective[index % selective.length]!
  const interview = await ask(candidate, asked)
  if (index % 3 === 0) await accept(asked, interview)
}

/** The organiser closes the last day earlier than the last interview there: it is cancelled, and both and the school are told. */
export async function closeEarlier(world: World, fair: Fair): Promise<void> {
  const calendars = await calendarsOf(world, fair)
  const direct = [...fair.hosts.values()].find(({ receives }) => receives?.mode === 'DIRECT')!
  await book(calendars, fair.visitors[6]!, direct, calendars[direct.hostId]!.length - 1)
  const [last, ...before] = [...fair.days].reverse()
  const days = [...before.reverse(), { ...last!, closesAt: '16:00' }]
  const input = { eventId: fair.id, days, cancelInterviews: true }
  await perform(world.schools.riveGauche.staff, 'updateEvent', 'Event { id }', input)
}

/** Interviews outside any fair: one whose candidate is invited, one that is only planned, one with two colleagues, and one that a colleague leads. Each is somewhere else. */
export async function planOutside(world: World, fair: Fair): Promise<void> {
  const camille = fair.hosts.get('camille.roux@example.org')!
  const maël = fair.hosts.get('mael.legoff@example.org')!
  const interviewerIds = ['thomas.lefebvre', 'mehdi.laroche'].map(
    (name) => fair.hosts.get(`${name}@example.org`)!.userId!,
  )
  const [invited, together] = await Promise.all([
    plan(camille, fair.visitors[2]!, morningIn(world.now, 10), { place: office }),
    plan(camille, fair.visitors[1]!, morningIn(world.now, 12), { interviewerIds }),
    plan(maël, fair.visitors[4]!, morningIn(world.now, 11), { place: { kind: 'PHONE', caller: 'RECRUITER' } }),
    plan(camille, fair.visitors[3]!, morningIn(world.now, 13), { recruiterId: interviewerIds[0] }),
  ])
  const invite = ({ id: interviewId }: Interview) =>
    perform(camille.caller, 'inviteToInterview', 'Interview { id }', { interviewId })
  await Promise.all([invite(invited), invite(together)])
  // The talent is told, and the calendars that have it already.
  const place = { kind: 'LINK', link: 'https://visio.example.org/cosling-42' }
  await perform(camille.caller, 'relocateInterview', shown, { interviewId: together.id, place })
}

const office = { kind: 'ADDRESS', address: '12 rue Haute, 69002 Lyon', room: 'Salle Rhône' }

/**
 * A short talk about the trade and a short interview, over a quarter of an hour after the demo was begun: the one's candidate can then
 * say what she makes of it, and the other's that nobody came. A seeding that goes on too late for them leaves them out.
 */
export async function meetSoon(world: World, fair: Fair): Promise<void> {
  const startsAt = new Date(world.now.getTime() + 10 * 60_000)
  if (startsAt.getTime() < Date.now() + 60_000) return
  const [nadia, maël] = [fair.hosts.get('nadia.cherif@example.org')!, fair.hosts.get('mael.legoff@example.org')!]
  const about = { kind: 'INFORMATIONAL', durationMinutes: 5 }
  const candidateId = fair.visitors[2]!.id
  await Promise.all([
    perform(nadia.caller, 'planInterview', shown, { employerId: nadia.company.id, candidateId, startsAt, ...about }),
    plan(maël, fair.visitors[1]!, startsAt, { durationMinutes: 5 }),
  ])
}

/** Who leaves has planned an interview that is still to come: the owner of the company finds it without a recruiter. */
export async function leaveBehind(world: World, fair: Fair, companies: readonly Company[]): Promise<void> {
  const leavers = companies.flatMap(({ recruiters }) => recruiters.filter(({ leaves }) => leaves))
  await Promise.all(
    leavers.map(async (leaver, at) => {
      const candidate = fair.visitors[5 + at]!
      const { id: interviewId } = await plan(leaver, candidate, morningIn(world.now, 9))
      await perform(leaver.caller, 'inviteToInterview', 'Interview { id }', { interviewId })
      const { owner } = leaver.company
      await perform(owner, 'removeEmployerUser', 'EmployerUser { id active }', { employerUserId: leaver.userId! })
    }),
  )
}

function plan(
  { caller, company }: Recruiter,
  candidate: Candidate,
  startsAt: Date,
  more: object = {},
): Promise<Interview> {
  const input = { employerId: company.id, candidateId: candidate.id, startsAt, durationMinutes: 45, ...more }
  return perform(caller, 'planInterview', shown, input)
}

function ask({ caller, firstName, programme }: Candidate, { hostId, receives }: Host): Promise<Interview> {
  const message = `Bonjour, ${firstName}, ${programme}. J’aimerais parler de vos équipes avec vous.`
  const answer =
    receives?.question === undefined ? undefined : 'Un site pour l’association de mon quartier ; je testerais plus tôt.'
  const aboutTheTrade = receives?.informational && {
    whyThisCompany: 'Vous travaillez sur des sujets que je n’ai vus nulle part ailleurs.',
    questions: [
      { topic: 'GENERAL', text: 'À quoi ressemble une semaine ordinaire ?' },
      { topic: 'FUTURE_ROLES', text: 'Quels métiers chercherez-vous dans cinq ans ?' },
    ],
  }
  return perform(caller, 'requestInterview', shown, { hostId, message, answer, ...aboutTheTrade })
}

function offer({ caller, hostId }: Host, { id }: Candidate): Promise<Interview> {
  const message = 'Votre parcours nous intéresse : auriez-vous vingt minutes pendant le forum ?'
  return perform(caller, 'offerInterview', shown, { hostId, candidateId: id, message })
}

/** @param place which slot of the host's calendar as it was when nobody had booked, so that no two want the same */
async function book(calendars: Calendars, candidate: Candidate, host: Host, place: number): Promise<Interview> {
  const startsAt = calendars[host.hostId]![place]
  const answer = host.receives?.question === undefined ? undefined : 'La proximité.'
  const input = { hostId: host.hostId, startsAt, message: 'À tout à l’heure !', answer }
  return perform(candidate.caller, 'bookSlot', shown, input)
}

async function move(calendars: Calendars, { caller }: Candidate, host: Host, { id }: Interview, place: number) {
  await perform(caller, 'rescheduleInterview', shown, { interviewId: id, startsAt: calendars[host.hostId]![place] })
}

const accept = ({ caller }: Host, { id }: Interview) => perform(caller, 'acceptRequest', shown, { interviewId: id })

const reject = ({ caller }: Host, { id }: Interview) =>
  perform(caller, 'rejectRequest', shown, {
    interviewId: id,
    reason: 'Nous cherchons cette année des profils en data.',
  })

const cancel = ({ caller }: Pick<Host, 'caller'>, { id }: Interview) =>
  perform(caller, 'cancelInterview', shown, { interviewId: id, reason: 'Un empêchement, avec mes excuses.' })

/** Starts of slots by the host's id. */
type Calendars = Readonly<Record<string, readonly string[]>>

/** The starts of every slot from then on, of every host, as a registered candidate saw them when nobody had booked. */
function calendarsOf({ diary }: World, { id, hosts, visitors }: Fair): Promise<Calendars> {
  const { caller } = visitors[0]!
  return diary.once('calendars', id, async () => {
    const calendars = [...hosts.values()].map(async ({ name, hostId }) => {
      const found = await until(`${name} shows free slots`, caller.patience(), async () => {
        const { host } = await caller.ask<{ host: { slots: { startsAt: string }[] } | null }>(slots, { hostId })
        return host ?? undefined
      })
      return [hostId, found.slots.map(({ startsAt }) => startsAt)] as const
    })
    return Object.fromEntries(await Promise.all(calendars))
  })
}

const slots = 'query Slots($hostId: ID!) { host(id: $hostId) { slots { startsAt } } }'
