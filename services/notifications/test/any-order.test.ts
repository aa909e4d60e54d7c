import { expect, test } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import {
  approvalRequested,
  type Contract,
  candidateRegistered,
  employerApproved,
  employerRegistered,
  employerUserAdded,
  eventPublished,
  interviewCancelled,
  interviewConfirmed,
  interviewRescheduled,
  jobDeclined,
  jobPosted,
  personRegistered,
  schoolChanged,
  schoolRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { chance, draws, seedOfRun } from '@passerelle/testkit/dice'
import { entities, migrations } from '../src/index.ts'
import { Message } from '../src/mail/message.ts'
import { KeptNews } from '../src/news/kept-news.ts'
import { Notice } from '../src/notice/notice.ts'
import { reactions } from '../src/reactions/reactions.ts'
import { interview, later, person } from './support/world.ts'

const [ines, camille, claire, oscar] = ['Inès', 'Camille', 'Claire', 'Oscar'].map((name) => person(name))
type Fact = { contract: Contract<never>; data: { id: string } & object }

/** What happened, in the order in which it did; each list is one key, whose order every reader sees. */
function history() {
  const school = { id: newId('sch'), name: 'École', city: 'Paris', timeZone: 'Europe/Paris', staff: [] as never[] }
  const staff = [
    { personId: claire!.id, permissions: ['APPROVE_EMPLOYERS', 'APPROVE_JOBS', 'MANAGE_EVENTS'] },
  ] as never[]
  const employer = {
    id: newId('emp'),
    name: 'Cosling',
    registrationNumber: '1',
    website: null,
    city: null,
    industry: null,
  }
  const owner = { id: newId('eus'), employerId: employer.id, personId: oscar!.id, role: 'OWNER', active: true }
  const event = { ...eventPublished.example, id: newId('evt'), schoolId: school.id }
  const approval = {
    ...approvalRequested.example,
    id: newId('apr'),
    schoolId: school.id,
    employerId: employer.id,
    requestedBy: oscar!.id,
    decidedBy: null,
  }
  const review = { id: newId('jrv'), schoolId: school.id, state: 'PENDING', reasons: [], comment: null, reviewer: null }
  const job = {
    id: newId('job'),
    employerId: employer.id,
    title: 'Ingénieure',
    city: null,
    postedBy: oscar!.id,
    duplicatedFrom: null,
    reviews: [review],
    reviewId: null,
  }
  const declined = { ...review, state: 'DECLINED', reasons: ['OTHER'], comment: 'Non.' }
  const itv = interview({ talent: ines!.id, recruiter: camille!.id, changedBy: null })
  const gone = interview({ talent: ines!.id, recruiter: camille!.id, changedBy: null })
  const fact = <Data>(contract: Contract<Data>, data: object) => ({ contract, data }) as unknown as Fact
  const keys = [
    ...[ines, camille, claire, oscar].map((one) => [fact(personRegistered, one!)]),
    [fact(schoolRegistered, school), fact(schoolChanged, { ...school, staff })],
    [fact(employerRegistered, employer)],
    [fact(employerUserAdded, owner)],
    [fact(eventPublished, event)],
    [
      fact(approvalRequested, { ...approval, state: 'PENDING' }),
      fact(employerApproved, { ...approval, state: 'APPROVED' }),
    ],
    [fact(jobPosted, job), fact(jobDeclined, { ...job, reviews: [declined], reviewId: review.id })],
    [
      fact(candidateRegistered, {
        ...candidateRegistered.example,
        id: newId('reg'),
        eventId: event.id,
        personId: ines!.id,
      }),
    ],
    [fact(interviewConfirmed, itv), fact(interviewRescheduled, { ...itv, slot: later, sequence: 1 })],
    [fact(interviewConfirmed, gone), fact(interviewCancelled, { ...gone, status: 'CANCELLED', sequence: 1 })],
  ]
  return { keys, itv, gone }
}

test('BY-07 in whatever order facts about different things arrive, the same people hear the same', async () => {
  await using database = await testDatabase('notifications', { entities, migrations })
  const orm = await createOrm({ url: database.url, entities, migrations })
  await using _ = { [Symbol.asyncDispose]: () => orm.close() }
  await migrate(orm)
  const order = chance(seedOfRun, 'order of arriving')
  const now = new Date('2026-11-22T09:00:00Z')

  for (let run = 0; run < draws(50); run++) {
    const { keys, itv, gone } = history()
    const queues = keys.map((facts) => [...facts])
    let version = 0
    const cause = `run ${run}`
    while (queues.some((queue) => queue.length > 0)) {
      const open = queues.filter((queue) => queue.length > 0)
      const queue = order.pick(open)
      const { contract, data } = queue.shift()!
      version += 1
      // Everything happened within a second: the order of happening is that of the list, not that of arriving.
      const place = keys.flat().findIndex((one) => one.contract === contract && one.data === data)
      const occurredAt = new Date(now.getTime() + place * 10)
      const event = {
        id: `${cause} ${contract.type} ${data.id}`,
        type: contract.type,
        aggregateId: data.id,
        aggregateVersion: version,
        data,
        occurredAt,
        actor: undefined,
        headers: {},
      }
      await react(orm, contract, event, now)
    }
    const em = orm.em.fork()
    const notices = await em.find(Notice, { cause: { $like: `${cause} %` } })
    const told = notices.map(({ person, kind }) => `${nameOf(person)} ${kind}`).sort()
    expect(told).toEqual(expected)
    const mails = await em.find(
      Message,
      { cause: { $like: `${cause} %` } },
      { orderBy: { thread: 'asc', position: 'asc' } },
    )
    const queued = mails.filter(({ state }) => state === 'QUEUED')
    expect(queued.filter(({ interviewId }) => interviewId === gone.id)).toEqual([])
    expect(
      queued.filter(({ interviewId }) => interviewId === itv.id).map(({ method, sequence }) => `${method} ${sequence}`),
    ).toEqual(['REQUEST 1', 'REQUEST 1'])
    expect(
      queued
        .filter(({ interviewId }) => !interviewId)
        .map(({ person, kind }) => `${nameOf(person)} ${kind}`)
        .sort(),
    ).toEqual(['Oscar EMPLOYER_APPROVED', 'Oscar JOB_DECLINED'])
    expect(await em.count(KeptNews, { told: false })).toBe(0)
  }
}, 120_000)

test('HS-06 word of a school, of a company and of its people passes no news by, although all come at the same moment', async () => {
  await using database = await testDatabase('notifications', { entities, migrations })
  const orm = await createOrm({ url: database.url, entities, migrations, poolSize: 8 })
  await using _ = { [Symbol.asyncDispose]: () => orm.close() }
  await migrate(orm)
  const now = new Date('2026-11-22T09:00:00Z')
  for (let run = 0; run < 25; run++) {
    const facts = history()
      .keys.slice(4, 11)
      .map((of) => of.at(-1)!)
    const all = facts.map(({ contract, data }) => {
      const event = {
        id: `race ${run} ${contract.type}`,
        type: contract.type,
        data,
        occurredAt: now,
        aggregateVersion: 1,
      }
      return untilDone(() => react(orm, contract, event, now))
    })
    await Promise.all(all)
    const notices = await orm.em.fork().find(Notice, { cause: { $like: `race ${run} %` } })
    const told = notices.map(({ person, kind }) => `${nameOf(person)} ${kind}`).sort()
    expect(told).toEqual(['Inès REGISTERED', 'Oscar EMPLOYER_APPROVED', 'Oscar JOB_DECLINED'])
  }
}, 120_000)

async function react(orm: MikroORM, contract: Contract<never>, event: object, now: Date): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    for (const { contracts, handle } of reactions) {
      if (contracts.some(({ type }) => type === contract.type)) await handle({ em, event: event as never, now })
    }
  })
}

/** As the inbox does with a deadlock. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01') throw error
    }
  }
}

const expected = [
  'Claire APPROVAL_REQUESTED',
  'Claire JOB_POSTED',
  'Camille INTERVIEW_CANCELLED',
  'Camille INTERVIEW_CONFIRMED',
  'Camille INTERVIEW_CONFIRMED',
  'Camille INTERVIEW_RESCHEDULED',
  'Inès INTERVIEW_CANCELLED',
  'Inès INTERVIEW_CONFIRMED',
  'Inès INTERVIEW_CONFIRMED',
  'Inès INTERVIEW_RESCHEDULED',
  'Inès REGISTERED',
  'Oscar EMPLOYER_APPROVED',
  'Oscar JOB_DECLINED',
].sort()

function nameOf(id: string): string {
  return [ines, camille, claire, oscar].find((one) => one!.id === id)?.name ?? id
}
