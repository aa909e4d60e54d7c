import { isRefusal, type Refusal, type SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Match } from '../match/match.ts'
import { Reminder, reminderAt, reminderOf } from './reminder.ts'
import { remindsAt } from './reminds-in-time.ts'

export interface SetContactReminder {
  readonly schoolId: string
  readonly afterDays: number
}

/** From now on, for the contacts who are to decide already too. @returns INVALID_INPUT */
export async function setContactReminder(ctx: Context, cmd: SetContactReminder): Promise<{ id: string } | Refusal> {
  const reminder = reminderOf(cmd.schoolId as SchoolId, cmd.afterDays)
  if (isRefusal(reminder)) return reminder
  const { schoolId, afterDays } = reminder
  return changes<{ id: string } | Refusal>(ctx, async (em) => {
    await em.upsert(Reminder, { schoolId, afterDays })
    const waiting = { schoolId, state: 'CANDIDATE_ACCEPTED', remindedAt: null } as const
    for (const match of await em.find(Match, waiting)) remindsAt(em, match, reminderAt(match, afterDays))
    return { id: schoolId }
  })
}
