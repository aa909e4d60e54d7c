import { refuse } from '@passerelle/contracts'
import type { PersonId, Refusal } from '@passerelle/kernel'
import { inContact } from '../interview/starting.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { monthAt } from './month.ts'

/** What has to be known to say whether a talent may ask from an offer. */
export interface Asking {
  offer: Pick<InformationalOffer, 'open' | 'personId' | 'perMonth' | 'timeZone'>
  talent: PersonId
  /** Whether a school where the talent is a candidate approves the company. */
  approved: boolean
  /** Whether the talent has an open request or interview from it. */
  inContact: boolean
  /** How many requests of this month count against it. */
  taken: number
}

/** @returns why this talent may not ask now; undefined when they may */
export function refusalToAsk({ offer, talent, approved, taken, ...at }: Asking, now: Date): Refusal | undefined {
  if (offer.personId === talent) return refuse('FORBIDDEN.OWN_OFFER')
  if (!approved) return refuse('NOT_FOUND.OFFER')
  if (!offer.open) return refuse('HOST_CLOSED.OFFER')
  if (at.inContact) return inContact()
  return taken >= offer.perMonth ? monthFull(offer.timeZone, now) : undefined
}

function monthFull(timeZone: string, now: Date): Refusal {
  const { endsAt, nextDay } = monthAt(timeZone, now)
  return refuse('MONTH_FULL', { on: nextDay }, { askAgainFrom: endsAt })
}
