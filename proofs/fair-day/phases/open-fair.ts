import { granted, mutation } from '@passerelle/client'
import { daysOfFair } from '../data.ts'
import type { Fair, Run, School } from '../fair.ts'

/** When the four periods of a day start: two in the morning, two in the afternoon, an hour each. */
export const periodStarts = ['09:00', '10:00', '13:00', '14:00'] as const
/** Between the morning and the afternoon, when nobody receives. */
export const lunch = ['11:00', '12:00'] as const

/** Where the fair is held, and its recruiters stand. */
export const hall = 'Palexpo, Genève'
export const standOf = (host: number) => `Stand ${host + 1}`

const zone = 'Europe/Zurich'

/** The school publishes a fair of five days from a Monday in two weeks, with 12 credits for each participant. */
export async function openFair(run: Run, school: School): Promise<Fair> {
  run.progress.phase('the school publishes its fair', 1)
  const dates = nextWeekDays()
  const input = {
    schoolId: school.id,
    name: `Fair ${run.tag}`,
    timeZone: zone,
    days: dates.map((date) => ({ date, opensAt: '09:00', closesAt: '15:00', place: hall })),
    durations: [60],
    requestPolicy: 'BOTH',
    creditsPerParticipant: 12,
  }
  const { id } = granted(await run.staff.act<{ id: string }>(create, { input }))
  granted(await run.staff.act(publish, { input: { eventId: id } }))
  run.progress.step()
  return { id, schoolId: school.id, dates, zone, periodOf: periodsOn(dates) }
}

/** Monday to Friday of the week after next, so that no period is in the past. */
function nextWeekDays(): string[] {
  const day = 86_400_000
  const today = new Date()
  const monday = today.getTime() + (15 - (today.getUTCDay() || 7)) * day
  return Array.from({ length: daysOfFair }, (_, index) => new Date(monday + index * day).toISOString().slice(0, 10))
}

function periodsOn(dates: readonly string[]): (startsAt: string) => number | undefined {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (startsAt) => {
    const [date, time] = clock.format(new Date(startsAt)).split(' ')
    const day = dates.indexOf(date!)
    const period = (periodStarts as readonly string[]).indexOf(time!)
    return day < 0 || period < 0 ? undefined : day * periodStarts.length + period + 1
  }
}

const create = mutation('createEvent', 'Event { id }')
const publish = mutation('publishEvent', 'Event { id state }')
