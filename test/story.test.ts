import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import { AcrossTheHouseDocument, RegisterEmployerDocument } from '@passerelle/client/operations'
import { overEventStream, overSocket, type TestPerson } from '@passerelle/testkit'
import { inOrder } from '@passerelle/testkit/in-order'
import { firstOf, followThroughCuts, wholeFeed } from './follow-feed.ts'
import { type Network, startNetwork } from './network.ts'

inOrder()

/** The whole story in one house, told in order: each test goes on where the one before stopped. */
let network: Network
let schoolId: string
const people = {} as Record<'helene' | 'camille' | 'thomas' | 'lucas' | 'ines' | 'yanis', TestPerson>
const made = {} as Record<
  'employer' | 'declined' | 'event' | 'job' | 'passed' | 'selective' | 'direct' | 'candidate' | 'interview' | 'planned',
  string
>
let slots: string[]
const fairDay = inDays(60).toISOString().slice(0, 10)

beforeAll(async () => {
  network = await startNetwork()
  schoolId = await network.registerSchool({
    name: 'École Rive Gauche',
    city: 'Paris',
    timeZone: 'Europe/Paris',
    staff: [
      {
        email: 'helene@example.org',
        name: 'Hélène Garnier',
        permissions: ['SCHOOL_SETTINGS', 'APPROVE_EMPLOYERS', 'APPROVE_JOBS', 'MANAGE_EVENTS', 'MANAGE_CANDIDATES'],
      },
    ],
  })
  people.helene = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  people.camille = await network.as('camille@example.org', { name: 'Camille Roux' })
  people.thomas = await network.as('thomas@example.org', {
    name: 'Thomas Lefebvre',
    locale: 'en',
    zone: 'Europe/London',
  })
  people.lucas = await network.as('lucas@example.org', { name: 'Lucas Moreau' })
  people.ines = await network.as('ines@example.org', { name: 'Inès Marchand' })
  people.yanis = await network.as('yanis@example.org', { name: 'Yanis Benali' })
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

/** What a mutation answers: the fields asked for, or `code` and `message` of a refusal. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
async function act(person: TestPerson, field: string, success: string, input: object): Promise<any> {
  const { result } = await person.query(mutation(field, success), { input })
  return result
}

test('SI-13 a company is entered once, whoever tries, and its number is checked', async () => {
  const input = { name: 'Atelier Boréal', registrationNumber: '732 829 320 00074', city: 'Nantes' }
  const employer = await act(people.camille, 'registerEmployer', 'Employer { id registrationNumber }', input)
  expect(employer.registrationNumber).toBe('73282932000074')
  made.employer = employer.id
  const again = await act(people.lucas, 'registerEmployer', 'EmployerExists { employer { id } }', input)
  expect(again).toMatchObject({ code: 'EMPLOYER_EXISTS', employer: { id: made.employer } })
  const wrong = { ...input, registrationNumber: '73282932000075' }
  expect(await act(people.lucas, 'registerEmployer', 'Employer { id }', wrong)).toMatchObject({
    code: 'INVALID_REGISTRATION_NUMBER',
  })
})

test('HS-01 a school approves with its default roles, which the company is told', async () => {
  const asked = { employerId: made.employer, schoolId }
  const { id: approvalId } = await act(people.camille, 'requestApproval', 'Approval { id state }', asked)
  const approval = await act(people.helene, 'approveEmployer', 'Approval { state roles }', { approvalId })
  expect(approval).toMatchObject({ state: 'APPROVED', roles: ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'] })
  await network.settle()
  const { myNotices } = await people.camille.query('{ myNotices { edges { node { kind school { name } } } } }')
  expect(myNotices.edges[0].node).toEqual({ kind: 'EMPLOYER_APPROVED', school: { name: 'École Rive Gauche' } })
})

test('HS-06 a school declines a company with a reason that is delivered', async () => {
  const other = { name: 'Papeteries du Midi', registrationNumber: '55207461300019' }
  made.declined = (await act(people.lucas, 'registerEmployer', 'Employer { id }', other)).id
  const request = await act(people.lucas, 'requestApproval', 'Approval { id }', { employerId: made.declined, schoolId })
  const reason = 'Il manque un interlocuteur joignable.'
  await act(people.helene, 'declineEmployer', 'Approval { state }', { approvalId: request.id, reason })
  await network.settle()

  const { me } = await people.lucas.query(
    `{ me { employerUsers { nodes { employer { approvals { nodes { state reason } } } } } } }`,
  )
  expect(me.employerUsers.nodes[0].employer.approvals.nodes).toEqual([{ state: 'DECLINED', reason }])
  const declined = network.mails().find(({ to }) => to.includes('lucas@example.org'))
  expect(declined?.text).toContain(reason)
})

const job = (title: string) => ({
  employerId: made.employer,
  title,
  description: `${title}, à Nantes.`,
  kind: 'PERMANENT',
  schoolIds: [schoolId],
})
const posted = 'Job { id reviews { id state } }'

test('HS-16 a company that the school has not approved posts no job there', async () => {
  const denied = await act(people.lucas, 'postJob', posted, { ...job('Vendeur'), employerId: made.declined })
  expect(denied.code).toBe('NOT_APPROVED_AT_SCHOOLS')
})

test('HS-17 a job waits in the queue of the school, until it is approved', async () => {
  const first = await act(people.camille, 'postJob', posted, job('Ingénieure logiciel'))
  made.job = first.id
  expect(first.reviews[0].state).toBe('PENDING')
  await act(people.helene, 'approveJob', 'JobReview { state }', { jobReviewId: first.reviews[0].id })
  const queue = await people.helene.query(
    `query ($id: ID!) { school(id: $id) { jobReviewCounts { pending approved } } }`,
    { id: schoolId },
  )
  expect(queue.school.jobReviewCounts).toEqual({ pending: 0, approved: 1 })
})

test('HS-29 a job is declined with reasons that reach the employer', async () => {
  const second = await act(people.camille, 'postJob', posted, job('Commercial'))
  const without = { jobReviewId: second.reviews[0].id, reasons: [] }
  expect(await act(people.helene, 'declineJob', 'JobReview { state }', without)).toMatchObject({
    code: 'REASON_REQUIRED',
  })
  const comment = 'Précisez la part fixe.'
  await act(people.helene, 'declineJob', 'JobReview { state }', { ...without, reasons: ['PAY_STRUCTURE'], comment })
  await network.settle()
  const declined = network
    .mails()
    .findLast(({ to, text }) => to.includes('camille@example.org') && text.includes(comment))
  expect(declined?.subject).toContain('Commercial')
})

test('HS-23 with AUTO_APPROVE_JOBS a job passes by itself', async () => {
  const { employer } = await people.camille.query(
    'query ($id: ID!) { employer(id: $id) { approvals { nodes { id } } } }',
    {
      id: made.employer,
    },
  )
  await act(people.helene, 'grantAutoApproval', 'Approval { roles }', { approvalId: employer.approvals.nodes[0].id })
  const input = {
    employerId: made.employer,
    title: 'Alternance DevOps',
    description: 'Un an avec nous.',
    kind: 'APPRENTICESHIP',
    schoolIds: [schoolId],
  }
  const passed = await act(people.camille, 'postJob', 'Job { id reviews { state approvedBy rule } }', input)
  expect(passed.reviews).toEqual([{ state: 'APPROVED', approvedBy: 'AUTOMATIC', rule: 'AUTO_APPROVE_JOBS' }])
  made.passed = passed.id
})

test('HS-26 the duplicate of that job waits', async () => {
  const copy = { jobId: made.passed, schoolIds: [schoolId] }
  const duplicate = await act(people.camille, 'duplicateJob', 'Job { duplicatedFrom { id } reviews { state } }', copy)
  expect(duplicate).toMatchObject({ duplicatedFrom: { id: made.passed }, reviews: [{ state: 'PENDING' }] })
})

test('TS-16 a fair is published, the approved company comes, each recruiter chooses a mode', async () => {
  const colleague = {
    employerId: made.employer,
    email: 'thomas@example.org',
    name: 'Thomas Lefebvre',
    role: 'RECRUITER',
  }
  await act(people.camille, 'addEmployerUser', 'EmployerUser { id }', colleague)
  const days = [{ date: fairDay, opensAt: '09:00', closesAt: '12:00' }]
  const format = { name: 'Forum', timeZone: 'Europe/Paris', days, durations: [20, 30], requestPolicy: 'BOTH' }
  const draft = { schoolId, ...format, creditsPerParticipant: 3 }
  made.event = (await act(people.helene, 'createEvent', 'Event { id }', draft)).id
  await act(people.helene, 'publishEvent', 'Event { state }', { eventId: made.event })
  await network.settle()

  const booth = { eventId: made.event, employerId: made.employer }
  expect(await act(people.camille, 'openBooth', 'Booth { state }', booth)).toMatchObject({ state: 'OPEN' })
  await network.settle()
  const calendar = { eventId: made.event, days: [{ date: fairDay }] }
  const question = { bookingMode: 'SELECTIVE', idealCandidate: 'Curieuse ou curieux.', customQuestion: 'Quel projet ?' }
  const host = 'Host { id openSlotCount }'
  const selective = await act(people.camille, 'openAvailability', host, { ...calendar, ...question })
  const direct = await act(people.thomas, 'openAvailability', host, { ...calendar, bookingMode: 'DIRECT' })
  expect([selective.openSlotCount, direct.openSlotCount]).toEqual([9, 9])
  made.selective = selective.id
  made.direct = direct.id
})

test('TS-12 a candidate who is not registered asks nobody', async () => {
  const candidate = (firstName: string, lastName: string, email: string) => ({
    firstName,
    lastName,
    email,
    birthDate: '2003-05-17',
    campaign: '2026-2027',
    programme: 'Informatique',
  })
  const candidates = [
    candidate('Inès', 'Marchand', 'ines@example.org'),
    candidate('Yanis', 'Benali', 'yanis@example.org'),
  ]
  const enrolled = await act(
    people.helene,
    'enrolCandidates',
    'CandidatesEnrolled { results { ... on Candidate { id } } }',
    { schoolId, candidates },
  )
  made.candidate = enrolled.results[0].id
  await Promise.all([people.ines, people.yanis].map((person) => person.query('{ me { id } }')))
  await network.settle()

  const early = { hostId: made.selective, message: 'Bonjour' }
  expect((await act(people.ines, 'requestInterview', 'Interview { id }', early)).code).toMatch(
    /NOT_REGISTERED|NOT_FOUND/,
  )
})

test('TS-14 who is registered sees everybody who receives', async () => {
  for (const person of [people.ines, people.yanis]) {
    await act(person, 'registerForEvent', 'Registration { state }', { eventId: made.event })
  }
  await network.settle()
  const { event } = await people.ines.query(directory, { id: made.event })
  slots = event.hosts.edges[0].node.slots.map((slot: { startsAt: string }) => slot.startsAt)
  expect(event.hosts.edges.map(({ node }: { node: object }) => node)).toMatchObject([
    { displayName: 'Camille Roux', nextAction: 'REQUEST', openSlotCount: 9, requestCount: 0 },
    { displayName: 'Thomas Lefebvre', nextAction: 'BOOK', openSlotCount: 9, requestCount: 0 },
  ])
})

const directory = `query ($id: ID!) {
  event(id: $id) {
    hosts { edges { node { displayName nextAction openSlotCount requestCount slots { startsAt } } } }
  }
}`

test('TS-25 a request that does not answer the question is refused', async () => {
  const unanswered = { hostId: made.selective, message: 'Bonjour !' }
  const refused = await act(people.ines, 'requestInterview', 'AnswerRequired { question }', unanswered)
  expect(refused).toMatchObject({ code: 'ANSWER_REQUIRED', question: 'Quel projet ?' })
})

test('TS-18 a slot of a recruiter who wants to be asked is not booked', async () => {
  const early = { hostId: made.selective, startsAt: slots[0] }
  expect((await act(people.yanis, 'bookSlot', 'Interview { id }', early)).code).toBe('REQUEST_REQUIRED')
})

test('TS-26 a request is accepted, and the candidate chooses and confirms', async () => {
  const watching = people.camille.subscribe('subscription { interviewChanged { id status } }')
  const told = people.ines.subscribe('subscription { noticeReceived { kind } }')
  const seen = [watching.next(), told.next()] as const

  const request = { hostId: made.selective, message: 'Bonjour !' }
  const answered = { ...request, answer: 'Un site.' }
  made.interview = (await act(people.ines, 'requestInterview', 'Interview { id }', answered)).id
  expect((await seen[0]).value).toEqual({ interviewChanged: { id: made.interview, status: 'REQUESTED' } })

  await act(people.camille, 'acceptRequest', 'Interview { status }', { interviewId: made.interview })
  expect((await seen[1]).value).toEqual({ noticeReceived: { kind: 'REQUEST_ACCEPTED' } })
  const chosen = { interviewId: made.interview, startsAt: slots[0] }
  const confirmed = await act(people.ines, 'chooseSlot', 'Interview { status sequence slot { startsAt } }', chosen)
  expect(confirmed).toMatchObject({ status: 'CONFIRMED', sequence: 0, slot: { startsAt: slots[0] } })
  await Promise.all([watching.return(), told.return()])
})

test('TS-30 two candidates take one slot at once: one has it, the other is told SLOT_TAKEN and what is free', async () => {
  const input = { hostId: made.direct, startsAt: slots[3] }
  const shown = 'SlotTaken { nextFreeSlots { startsAt } } ... on Interview { id status }'
  const both = await Promise.all([people.ines, people.yanis].map((person) => act(person, 'bookSlot', shown, input)))
  expect(both.map(({ status, code }) => status ?? code).sort()).toEqual(['CONFIRMED', 'SLOT_TAKEN'])
  const late = both.find(({ code }) => code === 'SLOT_TAKEN')
  expect(late.nextFreeSlots[0].startsAt).toBe(slots[0])
})

test('PE-04 a confirmed interview is invited with an appointment', async () => {
  await network.settle()
  const [invitation, ...more] = appointments('ines@example.org').filter(({ text }) => text.includes('Camille Roux'))
  expect(more).toEqual([])
  expect(invitation!.calendar).toMatchObject({ method: 'REQUEST', sequence: 0 })
  expect(invitation!.text).toContain('Atelier Boréal')
})

/** The invitation that Inès has got. */
async function invitationMail() {
  const { interview } = await people.ines.query(
    `query ($id: ID!) { interview(id: $id) {
    messages { edges { node { kind state text language calendar { text } } } } } }`,
    { id: made.interview },
  )
  return interview.messages.edges.map(({ node }: { node: { kind: string } }) => node).find(isInvitation)
}

test('PE-03 the invitation is in the reader’s language', async () => {
  expect(await invitationMail()).toMatchObject({ state: 'SENT', language: 'fr' })
})

test('PE-05 the appointment says what the mail says', async () => {
  const message = await invitationMail()
  // But the link that answers: calendars are shared, and whoever reads one could answer.
  const words = message.text.split('\n').filter((line: string) => !line.includes('/l/'))
  expect(descriptionOf(message.calendar.text)!.split('\n').map(trimmed)).toEqual(
    words.map(trimmed).join('\n').trim().split('\n'),
  )
})

const trimmed = (line: string) => line.trim()
const isInvitation = ({ kind }: { kind: string }) => kind === 'INTERVIEW_INVITATION'

/** The DESCRIPTION of an iCalendar object: unfolded (RFC 5545 §3.1), unescaped (§3.3.11). */
function descriptionOf(calendar: string): string | undefined {
  const unfolded = calendar.replace(/\r\n[ \t]/g, '')
  const raw = /^DESCRIPTION:(.*)$/m.exec(unfolded)?.[1]?.trim()
  return raw?.replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped)).trim()
}

test('TS-28 the slot that a new time leaves is free again', async () => {
  const moved = { interviewId: made.interview, startsAt: slots[1] }
  expect(await act(people.camille, 'rescheduleInterview', 'Interview { sequence }', moved)).toMatchObject({
    sequence: 1,
  })
  await network.settle()
  const { event } = await people.ines.query(directory, { id: made.event })
  expect(event.hosts.edges[0].node.slots.map((slot: { startsAt: string }) => slot.startsAt)).toContain(slots[0])
})

test('BY-07 the new time raises the SEQUENCE of the same appointment', () => {
  const [first, second] = appointments('camille@example.org')
  expect(second!.calendar).toMatchObject({ method: 'REQUEST', sequence: 1, uid: first!.calendar!.uid })
})

test('GQ-02 one query walks from the interview to its event, host, employer, jobs, candidate, school and mails', async () => {
  const { interview } = await people.ines.query(acrossTheHouse, { id: made.interview })
  expect(interview).toEqual({
    status: 'CONFIRMED',
    event: { name: 'Forum', school: { name: 'École Rive Gauche' } },
    host: {
      displayName: 'Camille Roux',
      employer: {
        name: 'Atelier Boréal',
        jobs: { edges: expect.arrayContaining([{ node: { title: 'Ingénieure logiciel' } }]) },
      },
    },
    candidate: { name: 'Inès Marchand', school: { city: 'Paris' } },
    invitation: { state: 'SENT', sequence: 1 },
    messages: { edges: expect.arrayContaining([{ node: { kind: 'INTERVIEW_INVITATION', state: 'SENT' } }]) },
  })
})

const acrossTheHouse = `query ($id: ID!) {
  interview(id: $id) {
    status
    event { name school { name } }
    host { displayName employer { name jobs { edges { node { title } } } } }
    candidate { name school { city } }
    invitation { state sequence }
    messages { edges { node { kind state } } }
  }
}`

test('TS-10 the cancelled interview is in its tab', async () => {
  const input = { interviewId: made.interview, reason: 'Empêchement.' }
  await act(people.ines, 'cancelInterview', 'Interview { status }', input)
  await network.settle()
  const tab = await people.camille.query(
    'query ($id: ID!) { event(id: $id) { myInterviews(filter: { status: CANCELLED }) { totalCount } } }',
    { id: made.event },
  )
  expect(tab.event.myInterviews.totalCount).toBe(1)
})

test('BY-07 the cancelled interview is out of both calendars', () => {
  for (const email of ['camille@example.org', 'ines@example.org']) {
    const uid = appointments('camille@example.org')[0]!.calendar!.uid
    const mine = appointments(email).filter((mail) => email.startsWith('ines') || mail.calendar!.uid === uid)
    const cancel = mine.findLast(({ calendar }) => calendar!.method === 'CANCEL')
    expect(cancel?.calendar).toMatchObject({ method: 'CANCEL', sequence: 2 })
  }
})

test('PE-01 planning outside a fair sends nothing, and inviting is a separate act', async () => {
  const before = network.mails().length
  const input = {
    employerId: made.employer,
    candidateId: made.candidate,
    startsAt: inDays(70).toISOString(),
    durationMinutes: 45,
    jobId: made.job,
  }
  const shown = 'Interview { id status job { title employer { name } } }'
  const { id, job } = await act(people.camille, 'planInterview', shown, input)
  made.planned = id
  expect(job).toEqual({ title: 'Ingénieure logiciel', employer: { name: 'Atelier Boréal' } })
  await network.settle()
  expect(network.mails().length).toBe(before)
  await act(people.camille, 'inviteToInterview', 'Interview { id }', { interviewId: id })
  await network.settle()
  expect(network.mails().length).toBe(before + 2)
})

test('TS-01 a third person does not see it', async () => {
  const query = 'query ($id: ID!) { interview(id: $id) { id } }'
  expect(await people.yanis.query(query, { id: made.planned })).toEqual({
    interview: null,
  })
})

test('GQ-08 a typed operation goes over five services', async () => {
  // One of the two has the slot that both took at once.
  const agendas = await Promise.all([people.ines, people.yanis].map((person) => person.query(AcrossTheHouseDocument)))
  const atFair = agendas
    .flatMap(({ myAgenda }) => myAgenda!.edges.map(({ node }) => node))
    .find(({ host, candidate }) => host !== null && candidate !== null)!
  expect(new Date(atFair.slot!.endsAt) > new Date(atFair.slot!.startsAt)).toBe(true)
  expect([atFair.host?.employer?.name, atFair.candidate?.school.name]).toEqual(['Atelier Boréal', 'École Rive Gauche'])
  expect(atFair.messages.edges[0]!.node.state).toBe('SENT')
})

test('GQ-08 a typed union is told apart by its members', async () => {
  const input = { name: 'Atelier Boréal', registrationNumber: '732 829 320 00074' }
  const { registerEmployer } = await people.lucas.query(RegisterEmployerDocument, { input })
  if (registerEmployer.__typename !== 'EmployerExists') throw new Error(registerEmployer.__typename)
  expect(registerEmployer.employer.id).toBe(made.employer)
})

test('BY-13 the feed of the school tells the story through cuts, by socket and event stream, in the order in which it is kept', async () => {
  await network.settle()
  const feed = await wholeFeed(people.helene, schoolId)
  const authorization = await network.identity.bearerFor({ email: 'helene@example.org' })
  const who = { url: network.url, authorization, schoolId }
  const followed = await followThroughCuts(who, [overEventStream, overSocket], feed.length)
  expect(followed.map(({ cursor, type }) => ({ cursor, type }))).toEqual(feed)
  expect(followed.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['EMPLOYER_APPROVED', 'JOB_POSTED', 'EVENT_PUBLISHED', 'CANDIDATE_ENROLLED']),
  )
})

const noticeReceived = 'subscription ($after: String) { noticeReceived(after: $after) { id } }'
const interviewChanged = 'subscription ($after: String) { interviewChanged(after: $after) { id } }'
const schoolFeed = 'subscription ($after: String, $of: ID!) { schoolFeed(schoolId: $of, after: $after) { id } }'

test('GQ-06 a cursor that is made up, damaged, of another stream or of another school is a mistake, by socket and event stream', async () => {
  const staff = [{ email: 'helene@example.org', name: 'Hélène Garnier', permissions: ['MANAGE_EVENTS' as const] }]
  const elsewhere = await network.registerSchool({ name: 'Autre école', city: 'Lyon', timeZone: 'Europe/Paris', staff })
  await act(people.helene, 'createEvent', 'Event { id }', {
    ...{ schoolId: elsewhere, name: 'Salon', timeZone: 'Europe/Paris', durations: [20], requestPolicy: 'BOTH' },
    days: [{ date: fairDay, opensAt: '09:00', closesAt: '12:00' }],
  }).then(({ id }) => act(people.helene, 'publishEvent', 'Event { id }', { eventId: id }))
  await network.settle()
  const [helene, ines] = await Promise.all(
    ['helene@example.org', 'ines@example.org'].map((email) => network.identity.bearerFor({ email })),
  )
  const streams = {
    feed: [helene!, schoolFeed, { of: schoolId }],
    'feed of another school': [helene!, schoolFeed, { of: elsewhere }],
    notices: [ines!, noticeReceived, {}],
    interviews: [ines!, interviewChanged, {}],
  } as const
  const names = Object.keys(streams) as (keyof typeof streams)[]
  const first = (name: keyof typeof streams, after: string, way = overSocket) => {
    const [authorization, query, more] = streams[name]
    return firstOf(network.url, authorization, way, { query, variables: { ...more, after } })
  }
  const cursors = await Promise.all(names.map(async (name) => (await first(name, 'oldest')).extensions!.cursor!))
  const [known] = cursors as [string]
  const damaged = Array.from(
    known,
    (letter, at) => `${known.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${known.slice(at + 1)}`,
  )
  const next = `${known.slice(0, -1)}${String.fromCharCode(known.charCodeAt(21) + 1)}`
  const madeUp = [
    'A'.repeat(22),
    '0',
    'latest',
    '__proto__',
    `${known}=`,
    ` ${known}`,
    known + known,
    known.slice(1),
    next,
  ]
  const beyond = ["' or 1=1 --".padEnd(22), '\u0000'.repeat(22), 'é'.repeat(22), 'x'.repeat(100_000)]
  const refused = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }
  for (const way of [overSocket, overEventStream]) {
    for (const name of names) {
      const foreign = cursors.filter((_, index) => names[index] !== name)
      for (const after of foreign) expect([name, await first(name, after, way)]).toMatchObject([name, refused])
    }
    for (const after of [...damaged, ...madeUp, ...beyond]) {
      const answer = await first('feed', after, way)
      expect([after, answer]).toMatchObject([after, refused])
      expect(JSON.stringify(answer).length).toBeLessThan(500)
    }
    // Whoever may not see the school is told nothing about its cursors.
    for (const after of [known, next, 'oldest']) {
      const variables = { of: schoolId, after }
      const answer = await firstOf(network.url, ines!, way, { query: schoolFeed, variables })
      expect([after, answer]).toMatchObject([after, { errors: [{ extensions: { code: 'FORBIDDEN' } }] }])
    }
    expect((await first('feed', known, way)).extensions?.cursor).toMatch(/^[\w-]{22}$/)
  }
})

/** The mails with an appointment that one person got, oldest first. */
function appointments(email: string) {
  return network.mails().filter(({ to, calendar }) => to.includes(email) && calendar !== null)
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}
