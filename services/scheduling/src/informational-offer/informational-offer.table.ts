import { impersonal, personal, table } from '@passerelle/persistence'
import { InformationalOffer } from './informational-offer.ts'

export const informationalOfferTable = table(InformationalOffer, 'informational_offer', (p) => ({
  id: p.text().primary(),
  employerId: p.text(),
  offeredBy: p.text(),
  employerUserId: p.text(),
  personId: p.text(),
  displayName: personal(p.text()),
  companyName: impersonal(p.text()),
  search: personal(p.text()),
  topics: personal(p.array()),
  languages: impersonal(p.array()),
  perMonth: p.integer(),
  timeZone: impersonal(p.text()),
  idealCandidate: personal(p.text().nullable()),
  customQuestion: personal(p.text().nullable()),
  open: p.boolean(),
  version: p.integer().version(),
}))
