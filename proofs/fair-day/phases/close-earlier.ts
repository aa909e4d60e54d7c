import { granted, mutation, until } from '@passerelle/client'
import type { Finding } from '../checks/finding.ts'
import type { Fair, Run, Talent } from '../fair.ts'
import { type Entry, type Standing, standingFields } from '../ledger.ts'

const hoursFrom = '09:00'
/** The last period of the last day starts then. */
const closesAt = '14:00'
const withinMs = 60_000

/**
 * The school closes the last day an hour earlier. It is refused with how many interviews stand there, and done when they
 * are to be cancelled, too: those and no other.
 */
export async function closeEarlier(
  run: Run,
  fair: Fair,
  talents: readonly Talent[],
  disturbed: boolean,
): Promise<{ cancelled: number; finding: Finding }> {
  const lastPeriod = fair.dates.length * 4
  const hit = run.ledger.in('CONFIRMED').filter(({ slot }) => fair.periodOf(slot!.startsAt) === lastPeriod)
  run.progress.phase('the school closes the last day an hour earlier', hit.length + 1)
  const days = fair.dates.map((date) => ({ date, opensAt: hoursFrom, closesAt: '15:00' }))
  const input = { eventId: fair.id, days: [...days.slice(0, -1), { ...days.at(-1)!, closesAt }] }
  const counted = hit.length === 0 ? 0 : await refusedWith(run, input, hit.length)
  granted(await run.staff.act(update, { input: { ...input, cancelInterviews: true } }))
  run.progress.step()
  await Promise.all(
    hit.map(async (entry) => {
      const { talent, host } = entry
      run.ledger.acknowledge({ talent, host }, await takenAway(talents[talent]!, entry))
      run.progress.step()
    }),
  )
  const title = 'A fair takes interviews away only when it is asked to, and says how many'
  // Killed a moment ago, events may not have heard of them: then it is done at once, and everybody told all the same.
  const right = counted === hit.length || (disturbed && counted === 0)
  const wrong = right ? [] : [`${hit.length} interviews stood there, and the refusal said ${counted}`]
  return { cancelled: hit.length, finding: { title, looked: `${hit.length} interviews in the last hour`, wrong } }
}

/** What the refusal counts, once events has heard of every interview. @returns the last count when that never comes */
async function refusedWith(run: Run, input: object, expected: number): Promise<number> {
  let last = 0
  const looked = await until('the count of what stands', withinMs, async () => {
    const outcome = await run.staff.act(update, { input: { ...input, cancelInterviews: false } })
    last = outcome.refused === 'INTERVIEWS_STAND' ? Number(outcome.details.interviewCount) : 0
    return outcome.refused === undefined || last === expected ? last : undefined
  }).catch(() => last)
  return looked
}

/** How an interview stands, once its talent reads that it is cancelled. */
export function takenAway({ caller }: Talent, { id }: Pick<Entry, 'id'>): Promise<Standing> {
  return until(`${id} to be cancelled`, withinMs, async () => {
    const { interview } = await caller.ask<{ interview: Standing | null }>(one, { id })
    return interview?.status === 'CANCELLED' ? interview : undefined
  })
}

const update = mutation('updateEvent', 'Event { id } ... on InterviewsStand { interviewCount }')
const one = `query OneInterview($id: ID!) { interview(id: $id) { ${standingFields} } }`
