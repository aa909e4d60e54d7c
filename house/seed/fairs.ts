import { paris } from '../demo/people.ts'
import type { Candidate, Candidates } from './candidates.ts'
import type { Company, Recruiter } from './companies.ts'
import { perform, type School, type World } from './world.ts'

export interface Fair {
  readonly id: string
  readonly days: readonly Day[]
  /** Everybody who receives, by e-mail address. */
  readonly hosts: ReadonlyMap<string, Host>
  readonly visitors: readonly Candidate[]
}

export interface Host extends Recruiter {
  readonly hostId: string
}

export interface Fairs {
  readonly live: Fair
  readonly nextMonth: Fair
  readonly abroad: Fair
}

/** One fair that is on now, one next month, one abroad in another zone, and a draft that only staff see. */
export async function holdFairs(world: World, companies: readonly Company[], candidates: Candidates): Promise<Fairs> {
  const { riveGauche, leman } = world.schools
  const approvedHere = companies.filter(({ atRiveGauche }) => ['APPROVED', 'TRUSTED'].includes(atRiveGauche))
  const approvedThere = companies.filter(({ atLeman }) => ['APPROVED', 'TRUSTED'].includes(atLeman))
  // Oliver has not registered anywhere yet: trying it is his story.
  const visitors = candidates.riveGauche.filter(({ lastName }) => lastName !== 'Hughes')
  const [live, nextMonth, abroad] = await Promise.all([
    hold(riveGauche, liveFair(world.now), approvedHere, visitors),
    hold(riveGauche, fairNextMonth(world.now), approvedHere, visitors.slice(0, 12)),
    hold(leman, fairAbroad(world.now), approvedThere, candidates.leman),
    perform(riveGauche.staff, 'createEvent', 'Event { id }', { schoolId: riveGauche.id, ...draft(world.now) }),
  ])
  return { live, nextMonth, abroad }
}

async function hold(
  school: School,
  format: object,
  companies: readonly Company[],
  visitors: readonly Candidate[],
): Promise<Fair> {
  const input = { schoolId: school.id, ...format }
  const { id } = await perform<{ id: string }>(school.staff, 'createEvent', 'Event { id }', input)
  const published = 'Event { days { date opensAt closesAt } }'
  const { days } = await perform<Event>(school.staff, 'publishEvent', published, { eventId: id })
  const register = (candidate: Candidate) =>
    perform(candidate.caller, 'registerForEvent', 'Registration { id }', { eventId: id })
  const [hosts] = await Promise.all([
    Promise.all(companies.map((company) => exhibit(id, days, company))),
    Promise.all(visitors.map(register)),
  ])
  return { id, days, hosts: new Map(hosts.flat().map((host) => [host.email, host])), visitors }
}

interface Event {
  days: Day[]
}

export interface Day {
  readonly date: string
  readonly opensAt: string
  readonly closesAt: string
}

/** The company's booth, and the calendars of those who receive. */
async function exhibit(eventId: string, days: Event['days'], company: Company): Promise<Host[]> {
  await perform(company.owner, 'openBooth', 'Booth { id }', { eventId, employerId: company.id })
  const receiving = company.recruiters.filter(({ receives }) => receives !== undefined)
  return Promise.all(
    receiving.map(async (recruiter, place) => {
      const { mode, informational, idealCandidate, question } = recruiter.receives!
      const interviewKind = informational ? 'INFORMATIONAL' : 'JOB'
      const input = {
        eventId,
        interviewKind,
        bookingMode: mode,
        idealCandidate,
        customQuestion: question,
        stand: `Stand ${company.name[0]}${place + 1}`,
        days: days.map(({ date }) => ({ date })),
      }
      const host = await perform<{ id: string }>(recruiter.caller, 'openAvailability', 'Host { id }', input)
      return { ...recruiter, hostId: host.id }
    }),
  )
}

/** On now, whatever the hour: from this hour or the morning to the evening, and tomorrow. */
function liveFair(now: Date) {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone: paris, hour: '2-digit', hourCycle: 'h23' }).format(now))
  const opensAt = `${String(Math.min(hour, 8)).padStart(2, '0')}:00`
  const today = { date: dayIn(now, 0), opensAt, closesAt: hour < 17 ? '19:00' : '23:50' }
  return {
    name: 'Forum Rive Gauche',
    description: 'Deux jours pour rencontrer les entreprises partenaires de l’école.',
    timeZone: paris,
    days: [today, { date: dayIn(now, 1), opensAt: '09:00', closesAt: '18:00' }],
    durations: [20, 30],
    requestPolicy: 'BOTH',
    creditsPerParticipant: 10,
  }
}

/** People come to it. */
function fairNextMonth(now: Date) {
  const place = '8 quai de la Mégisserie, 75001 Paris'
  const days = [30, 31].map((later) => ({ date: dayIn(now, later), opensAt: '10:00', closesAt: '17:00', place }))
  const name = 'Rencontres du numérique'
  return { name, timeZone: paris, days, durations: [30], requestPolicy: 'TALENTS', creditsPerParticipant: 5 }
}

function fairAbroad(now: Date) {
  const days = [{ date: dayIn(now, 21), opensAt: '09:00', closesAt: '16:00' }]
  const name = 'Journée carrières à Montréal'
  return {
    name,
    timeZone: 'America/Toronto',
    days,
    durations: [20],
    requestPolicy: 'BOTH',
    creditsPerParticipant: null,
  }
}

function draft(now: Date) {
  const days = [{ date: dayIn(now, 75), opensAt: '09:00', closesAt: '17:00' }]
  return { name: 'Forum de l’alternance', timeZone: paris, days, durations: [15], requestPolicy: 'RECRUITERS' }
}

/** The day in Paris, some days from now, `YYYY-MM-DD`. */
function dayIn(now: Date, days: number): string {
  const then = new Date(now.getTime() + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: paris, dateStyle: 'short' }).format(then)
}
