import { candidateAccepted, longestAddress, optionalLine, placeWritten, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { appointmentAt } from './appointment.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import type { Match } from './match.ts'
import { turnOfCompany } from './turns.ts'

/** As the schema says. */
const usualMinutes = 45

/** @returns INVALID_INPUT, NOT_YET, OFFER_REFUSED, DECISION_CLOSED, APPOINTMENT_IN_PAST, APPOINTMENT_INVALID, ALREADY_MATCHED */
export function acceptCandidate(
  ctx: Context,
  cmd: ChangeMatch & { startsAt: Date; durationMinutes?: number | undefined; place?: string | null | undefined },
): Promise<Match | Refusal> {
  const place = placeIn(cmd.place)
  if (isRefusal(place)) return Promise.resolve(place)
  return changeMatch(ctx, cmd, {
    fact: candidateAccepted,
    side: 'COMPANY',
    rule: (match, act) => {
      const slot = appointmentAt(cmd.startsAt, cmd.durationMinutes ?? usualMinutes, act.at)
      // Whose turn it is comes first: who is too late is told so, whatever date they chose.
      return isRefusal(slot) ? (turnOfCompany(match) ?? slot) : match.acceptCandidate({ ...slot, place }, act)
    },
  })
}

/** Where they meet, in one line. @returns INVALID_INPUT when it is too long, or means a link and is none for everybody */
function placeIn(text: string | null | undefined): string | null | Refusal {
  const line = optionalLine('place', text, longestAddress)
  if (line === null || isRefusal(line)) return line
  return placeWritten(line) ? line : refuse('INVALID_INPUT.NO_LINK', undefined, { field: 'place' })
}
