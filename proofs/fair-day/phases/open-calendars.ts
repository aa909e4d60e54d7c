import { actWhenReady, callerFor, mutation } from '@passerelle/client'
import { type Chance, chance } from '@passerelle/testkit/dice'
import { periodsOfDay } from '../data.ts'
import type { Exhibitor, Fair, Host, Run } from '../fair.ts'
import { lunch, periodStarts, standOf } from './open-fair.ts'

/**
 * Each company opens its booth, and each of its recruiters a calendar. A SELECTIVE one opens every period and will accept no
 * more requests than its share of the company's capacity; a DIRECT one opens as many periods as that share.
 */
export async function openCalendars(run: Run, fair: Fair, exhibitors: readonly Exhibitor[]): Promise<Host[]> {
  const planned = exhibitors.flatMap((company, companyIndex) => {
    const dice = chance(run.seed, `calendars of ${company.name}`)
    return company.recruiters.map((person, place) => ({ company, companyIndex, person, place, plan: planOf(dice) }))
  })
  run.progress.phase('recruiters open their calendars', planned.length)
  await Promise.all(exhibitors.map((company) => openBooth(fair, company)))
  return Promise.all(
    planned.map(async ({ company, companyIndex, person, place, plan }, index) => {
      const caller = callerFor(run.campus, person)
      const capacity = shareOf(company.capacity, company.parallel, place)
      const { mode, question } = plan
      const dice = chance(run.seed, `periods of ${person.email.split('.')[0]}`)
      const days = daysOf(fair, mode === 'DIRECT' ? capacity : Number.POSITIVE_INFINITY, dice)
      const shown = { customQuestion: question, idealCandidate: plan.ideal, stand: standOf(index) }
      const input = { eventId: fair.id, bookingMode: mode, ...shown, days }
      const waitFor = ['BOOTH_REQUIRED', 'NOT_APPROVED', 'NOT_FOUND', 'FORBIDDEN', 'EVENT_CLOSED']
      const { id } = await actWhenReady<{ id: string }>(caller, openAvailability, { input }, waitFor)
      run.progress.step()
      return { index, id, caller, company, companyIndex, mode, question, capacity }
    }),
  )
}

function planOf(dice: Chance): Pick<Host, 'mode' | 'question'> & { ideal: string | null } {
  const mode = dice.happens(0.6) ? 'SELECTIVE' : 'DIRECT'
  const question = dice.happens(0.4) ? 'Why us?' : null
  return { mode, question, ideal: dice.happens(0.5) ? 'Somebody who asks questions.' : null }
}

/** Hosts in front take the remainder. */
function shareOf(capacity: number, hosts: number, place: number): number {
  return Math.floor(capacity / hosts) + (place < capacity % hosts ? 1 : 0)
}

/** The days with all periods blocked but `open` of them, drawn. */
function daysOf(fair: Fair, open: number, dice: Chance) {
  const all = fair.dates.flatMap((_, day) => periodStarts.map((_, period) => day * periodsOfDay + period))
  const kept = new Set(dice.shuffled(all).slice(0, open))
  return fair.dates.map((date, day) => {
    const closed = periodStarts.filter((_, period) => !kept.has(day * periodsOfDay + period))
    return { date, from: '09:00', to: '15:00', durationMinutes: 60, blocked: [...lunch, ...closed] }
  })
}

async function openBooth(fair: Fair, company: Exhibitor): Promise<void> {
  const input = { eventId: fair.id, employerId: company.id }
  await actWhenReady(company.ownerCaller, booth, { input }, ['EMPLOYER_NOT_APPROVED', 'NOT_FOUND', 'NOT_ALLOWED'])
}

const booth = mutation('openBooth', 'Booth { id state }')
const openAvailability = mutation('openAvailability', 'Host { id bookingMode openSlotCount }')
