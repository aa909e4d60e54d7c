import { impersonal, table } from '@passerelle/persistence'
import { Event } from './event.ts'
import type { EventDay } from './event-format.ts'

export const eventTable = table(Event, 'event', (p) => ({
  id: p.text().primary(),
  schoolId: p.text(),
  name: impersonal(p.text()),
  description: impersonal(p.text().nullable()),
  timeZone: impersonal(p.text()),
  days: impersonal(p.json<EventDay[]>()),
  durations: p.json<number[]>(),
  creditsPerParticipant: p.integer().nullable(),
  requestPolicy: p.text(),
  opensAt: p.datetime(),
  closesAt: p.datetime(),
  state: p.text(),
  publishedAt: p.datetime().nullable(),
  createdBy: p.text(),
  createdAt: p.datetime(),
  version: p.integer().version(),
}))
