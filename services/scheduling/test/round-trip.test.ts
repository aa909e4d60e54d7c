import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { Host } from '../src/availability/host.ts'
import { HostListing } from '../src/availability/host-listing.ts'
import { entities, migrations } from '../src/index.ts'
import { InformationalOffer } from '../src/informational-offer/informational-offer.ts'
import { Interview } from '../src/interview/interview.ts'
import * as projections from '../src/projections/projections.ts'
import { Verdict } from '../src/verdict/verdict.ts'

const stack = new AsyncDisposableStack()
let orm: MikroORM
beforeAll(async () => {
  const database = stack.use(await testDatabase('scheduling', { entities, migrations }))
  orm = await createOrm({ url: database.url, entities })
  stack.defer(() => orm.close())
})
afterAll(() => stack.disposeAsync())

function keyOf(row: object): object {
  if (row instanceof HostListing) return { hostId: row.hostId }
  if (row instanceof Verdict) return { interviewId: row.interviewId }
  return { id: (row as { id?: string }).id }
}

async function returns<T extends object>(row: T): Promise<void> {
  const writing = orm.em.fork()
  writing.persist(row)
  await writing.flush()
  const key = keyOf(row)
  const read = await orm.em.fork().findOneOrFail(row.constructor as new () => T, key as never)
  expect({ ...read }).toEqual({ ...row })
}

test('TS-01 every table gives back what was put into it', async () => {
  const place = {
    id: newId('hst'),
    eventId: newId('evt'),
    employerId: newId('emp'),
    employerUserId: newId('eus'),
    personId: newId('per'),
  }
  const host = new Host(place)
  host.openUp([{ date: '2026-12-03', from: 540, to: 600, durationMinutes: 20 }], [Date.parse('2026-12-03T08:00:00Z')])
  host.configure({
    bookingMode: 'DIRECT',
    interviewKind: 'INFORMATIONAL',
    idealCandidate: 'Curieuse',
    customQuestion: 'Pourquoi ?',
  })
  await returns(host)

  const { id: hostId, eventId, employerId, personId } = place
  const listing = Object.assign(new HostListing(), {
    hostId,
    eventId,
    employerId,
    personId,
    open: true,
    received: false,
  })
  listing.rename({ displayName: 'Zoé Albert', companyName: 'Éole' })
  expect([listing.search, listing.sortName]).toEqual(['zoe albert eole', 'zoe albert'])
  await returns(listing)

  const now = new Date('2026-11-22T09:00:00.123Z')
  const slot = { startsAt: new Date('2026-12-03T08:00:00Z'), endsAt: new Date('2026-12-03T08:20:00Z') }
  const begun = {
    ...{ id: newId('itv'), eventId, eventName: 'Forum', hostId, employerId, companyName: 'Éole', jobId: newId('job') },
    ...{
      candidateId: newId('cnd'),
      talent: newId('per'),
      talentName: 'Inès',
      recruiter: personId,
      recruiterName: 'Zoé',
    },
    ...{
      sentBy: 'TALENT' as const,
      message: 'Bonjour',
      question: 'Pourquoi ?',
      answer: 'Oui',
      timeZone: 'Europe/Paris',
    },
  }
  await returns(Interview.booked(begun, slot, now))
  await returns(Interview.requested({ ...begun, id: newId('itv'), talent: newId('per'), jobId: null }, now))
  const outside = { ...begun, talent: newId('per'), eventId: null, eventName: null, hostId: null }
  const interviewers = [{ personId: newId('per'), name: 'Omar' }]
  const where = { kind: 'ADDRESS', address: 'Lyon', room: '3', phone: null, caller: null, link: null } as const
  await returns(Interview.planned({ ...outside, id: newId('itv'), interviewers, place: where }, slot, now))
  const ofMatch = { ...outside, id: newId('itv'), matchId: newId('mch'), matchRound: 2 }
  await returns(Interview.ofMatch(ofMatch, slot, now, null))
  const brings = { whyThisCompany: 'Le vent', questions: [{ topic: 'FUTURE_ROLES' as const, text: 'Et demain ?' }] }
  const conversation = { ...begun, id: newId('itv'), talent: newId('per'), jobId: null, ...brings }
  await returns(Interview.booked({ ...conversation, kind: 'INFORMATIONAL' }, slot, now))
  await returns(
    new Verdict({ interviewId: conversation.id, stillInterested: false, notes: 'Trop loin', recordedAt: now }),
  )
  const offer = new InformationalOffer({
    ...{
      id: newId('ifo'),
      employerId,
      offeredBy: place.employerUserId,
      employerUserId: place.employerUserId,
      personId,
    },
  })
  const terms = {
    topics: ['Le vent'],
    languages: ['fr', 'en'],
    perMonth: 2,
    idealCandidate: 'Curieuse',
    customQuestion: null,
  }
  const by = { employerUserId: place.employerUserId, personId, timeZone: 'Europe/Paris' }
  offer.offer(terms, { ...by, displayName: 'Zoé Albert', companyName: 'Éole' })
  expect(offer.search).toBe('zoe albert eole le vent')
  await returns(offer)
  const asked = { ...outside, id: newId('itv'), jobId: null, offerId: offer.id, kind: 'INFORMATIONAL' as const }
  const accepted = Interview.requested({ ...asked, ...brings }, now)
  accepted.accept(personId, now, { times: [slot], place: where })
  expect(accepted.proposedTimes).toHaveLength(1)
  await returns(accepted)
  await returns(Interview.requested({ ...asked, id: newId('itv'), talent: newId('per'), asksCompany: true }, now))
  // An interview at a fair joins two (TS-01).
  const crowded = Interview.booked({ ...begun, id: newId('itv'), talent: newId('per'), interviewers }, slot, now)
  await expect(returns(crowded)).rejects.toThrow(/interview_of_two_at_an_event/)
})

test('every projection gives back what was put into it', async () => {
  const [eventId, employerId, personId, schoolId] = [newId('evt'), newId('emp'), newId('per'), newId('sch')]
  const days = [{ date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' }]
  const rows = [
    Object.assign(new projections.EventProjection(), {
      ...{
        id: eventId,
        schoolId,
        name: 'Forum',
        timeZone: 'Europe/Paris',
        days,
        durations: [20],
        requestPolicy: 'BOTH',
      },
      ...{ creditsPerParticipant: null, state: 'PUBLISHED' },
    }),
    Object.assign(new projections.RegistrationProjection(), {
      id: newId('reg'),
      eventId,
      candidateId: newId('cnd'),
      personId,
      active: true,
    }),
    Object.assign(new projections.BoothProjection(), { id: newId('bth'), eventId, employerId, open: true }),
    Object.assign(new projections.PersonProjection(), { id: personId, name: 'Inès', timeZone: 'Europe/Paris' }),
    Object.assign(new projections.EmployerProjection(), { id: employerId, name: 'Éole' }),
    Object.assign(new projections.ApprovalProjection(), {
      ...{ id: newId('apr'), schoolId, employerId, state: 'APPROVED', roles: ['POST_EVENTS', 'POST_JOBS'] },
    }),
    Object.assign(new projections.EmployerUserProjection(), { id: newId('eus'), employerId, personId, active: true }),
    Object.assign(new projections.CandidateProjection(), {
      ...{ id: newId('cnd'), schoolId, personId: null, name: 'Inès', sortName: 'ines' },
      ...{ programme: 'Droit', sortProgramme: 'droit', graduationYear: 2027 },
    }),
  ]
  for (const row of rows) await returns(row)
})
