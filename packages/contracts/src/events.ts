import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { impersonal } from './personal-data.ts'
import { day, exampleId, id, instant, timeZone, wallTime } from './values.ts'

/** Who may send interview requests at an event. */
export const requestPolicies = ['RECRUITERS', 'TALENTS', 'BOTH'] as const

const event = z.object({
  id: id('evt'),
  schoolId: id('sch'),
  name: impersonal(z.string()),
  timeZone,
  /** In the event's zone; `opensAt` before `closesAt`, no day twice, in order. `place` is an address; null or missing: online. */
  days: z.array(
    z.object({
      date: day,
      opensAt: wallTime,
      closesAt: wallTime,
      place: impersonal(z.string()).nullable().optional(),
    }),
  ),
  /** Interview lengths on offer, in minutes. */
  durations: z.array(z.number().int().positive()),
  requestPolicy: z.enum(requestPolicies),
  /** How many requests each participant may have open; null: as many as they like. */
  creditsPerParticipant: z.number().int().nonnegative().nullable(),
  state: z.enum(['PUBLISHED', 'CANCELLED']),
})
export type EventState = z.infer<typeof event>
export const { eventPublished, eventChanged, eventCancelled } = contractsOf({
  service: 'events',
  aggregate: 'event',
  version: 1,
  data: event,
  example: {
    id: exampleId('evt'),
    schoolId: exampleId('sch'),
    name: 'Forum des entreprises',
    timeZone: 'Europe/Paris',
    days: [{ date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' }],
    durations: [20, 30],
    requestPolicy: 'BOTH',
    creditsPerParticipant: 10,
    state: 'PUBLISHED',
  },
  facts: ['eventPublished', 'eventChanged', 'eventCancelled'],
})
/** Every fact of an event. */
export const eventFacts = [eventPublished, eventChanged, eventCancelled]

const registration = z.object({
  id: id('reg'),
  eventId: id('evt'),
  candidateId: id('cnd'),
  personId: id('per'),
  active: z.boolean(),
  registeredAt: instant,
})
export type RegistrationState = z.infer<typeof registration>
export const { candidateRegistered, registrationCancelled } = contractsOf({
  service: 'events',
  aggregate: 'registration',
  version: 1,
  data: registration,
  example: {
    id: exampleId('reg'),
    eventId: exampleId('evt'),
    candidateId: exampleId('cnd'),
    personId: exampleId('per'),
    active: true,
    registeredAt: '2026-11-10T10:00:00.000Z',
  },
  facts: ['candidateRegistered', 'registrationCancelled'],
})
/** Every fact of a registration. */
export const registrationFacts = [candidateRegistered, registrationCancelled]

const booth = z.object({ id: id('bth'), eventId: id('evt'), employerId: id('emp'), open: z.boolean() })
export type BoothState = z.infer<typeof booth>
export const { boothOpened, boothClosed } = contractsOf({
  service: 'events',
  aggregate: 'booth',
  version: 1,
  data: booth,
  example: { id: exampleId('bth'), eventId: exampleId('evt'), employerId: exampleId('emp'), open: true },
  facts: ['boothOpened', 'boothClosed'],
})
/** Every fact of a booth. */
export const boothFacts = [boothOpened, boothClosed]
