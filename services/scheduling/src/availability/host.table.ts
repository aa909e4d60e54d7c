import { bookingModes, interviewKinds } from '@passerelle/contracts'
import { impersonal, personal, table } from '@passerelle/persistence'
import type { HostDay } from '../slot/host-slots.ts'
import { Host } from './host.ts'

export const hostTable = table(Host, 'host', (p) => ({
  id: p.text().primary(),
  eventId: p.text(),
  employerId: p.text(),
  employerUserId: p.text(),
  personId: p.text(),
  bookingMode: p.enum(bookingModes),
  interviewKind: p.enum(interviewKinds),
  idealCandidate: personal(p.text().nullable()),
  customQuestion: personal(p.text().nullable()),
  stand: impersonal(p.text().nullable()),
  open: p.boolean(),
  days: impersonal(p.json<HostDay[]>()),
  blocked: p.json<number[]>(),
  version: p.integer().version(),
}))
