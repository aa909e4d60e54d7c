import { contactReminded, refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import { contactHasLeft } from './contact-has-left.ts'
import type { Match } from './match.ts'

/**
 * Staff have fresh links sent to the contact whose decision is awaited; those before end when they leave (HU-36).
 * @returns NOT_YET, OFFER_REFUSED, DECISION_CLOSED, CONTACT_NOT_ACTIVE, REMINDED_ALREADY
 */
export function remindContact(ctx: Context, cmd: ChangeMatch): Promise<Match | Refusal> {
  return changeMatch(ctx, cmd, {
    fact: contactReminded,
    side: 'SCHOOL',
    rule: async (match, act, em) =>
      (await contactHasLeft(em, match)) ? refuse('CONTACT_NOT_ACTIVE.LEFT') : match.remind(act),
  })
}
