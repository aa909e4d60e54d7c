import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewerLeft, interviewPlanned } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { type TestClaims, until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { agenda, colleague, enrolled, hired } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const at = '2026-12-10T13:30:00.000Z'
const later = '2026-12-10T15:00:00.000Z'
const read = 'query ($id: ID!) { interview(id: $id) { id status viewerSide viewerActions needsMyAction } }'

async function panel() {
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const nina = await colleague(fair, camille.employer, 'Nina Petit')
  const omar = await colleague(fair, camille.employer, 'Omar Haddad')
  const input = {
    ...{ employerId: camille.employer, candidateId: ines.candidateId, startsAt: at, durationMinutes: 45 },
    interviewerIds: [nina.user, omar.user],
  }
  return { camille, ines, nina, omar, input }
}

test('PE-14 several people of the company interview together: everybody’s time is taken, in everybody’s agenda', async () => {
  const { camille, ines, nina, omar, input } = await panel()
  const heard = await fair.hears([interviewPlanned])
  const twice = [nina.user, camille.user, omar.user, nina.user]
  await hired(fair, { id: camille.user, employerId: camille.employer, personId: camille.sub, role: 'RECRUITER' })
  const planned = await say(fair, camille, 'planInterview', { ...input, interviewerIds: twice })
  const interviewers = [
    { name: 'Nina Petit', person: { id: nina.sub } },
    { name: 'Omar Haddad', person: { id: omar.sub } },
  ]
  expect(planned).toMatchObject({ status: 'CONFIRMED', origin: 'PLANNED', recruiterName: 'Camille Roux', interviewers })
  for (const who of [camille, ines, nina, omar]) {
    expect(await agenda(fair, who)).toMatchObject([{ id: planned.id, slot: { startsAt: at } }])
  }
  await fair.settled()
  await until('the planning to be told', () => heard.length > 0)
  expect(heard[0]?.data.interviewers).toEqual([
    { personId: nina.sub, name: 'Nina Petit' },
    { personId: omar.sub, name: 'Omar Haddad' },
  ])
})

test('PE-14 when one of several is busy nobody’s time is taken, and the planner is told who it is', async () => {
  const { camille, ines, nina, omar, input } = await panel()
  const hugo = await enrolled(fair)
  const alone = { ...input, candidateId: hugo.candidateId, interviewerIds: [nina.user] }
  expect(await say(fair, camille, 'planInterview', { ...alone, startsAt: later })).toMatchObject({
    status: 'CONFIRMED',
  })
  const behind = await say(fair, camille, 'planInterview', { ...input, startsAt: '2026-12-10T15:45:00.000Z' })
  expect(behind).toMatchObject({ status: 'CONFIRMED' })
  await say(fair, camille, 'cancelInterview', { interviewId: behind.id })

  const luc = await colleague(fair, camille.employer, 'Luc Bravo', 'RECRUITER')
  const clash = await say(fair, luc, 'planInterview', { ...input, startsAt: later })
  expect(clash).toMatchObject({ __typename: 'TimeConflict', busyFrom: null, busyTo: null })
  expect(clash.message).toMatch(/Nina Petit/)
  expect(clash.message).not.toMatch(/Omar Haddad/)
  for (const who of [ines, omar, luc]) expect(await agenda(fair, who)).toEqual([])
  const talentBusy = { ...input, candidateId: hugo.candidateId, startsAt: later, interviewerIds: [omar.user] }
  const hidden = await say(fair, luc, 'planInterview', talentBusy)
  expect(hidden).toMatchObject({ __typename: 'TimeConflict', busyFrom: null })
  expect(hidden.message).not.toMatch(/Inès|Omar/)
})

test('PE-14 moving takes everybody along, to where everybody is free', async () => {
  const { camille, ines, nina, omar, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  const busy = await say(fair, camille, 'planInterview', {
    ...{ ...input, candidateId: (await enrolled(fair)).candidateId, startsAt: later, interviewerIds: [omar.user] },
  })
  const refused = await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: later })
  expect(refused).toMatchObject({ __typename: 'TimeConflict', busyFrom: null })
  await say(fair, camille, 'cancelInterview', { interviewId: busy.id })
  expect(await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: later })).toMatchObject({
    sequence: 1,
  })
  for (const who of [camille, ines, nina, omar]) {
    expect(await agenda(fair, who)).toMatchObject([{ id, slot: { startsAt: later } }])
  }
})

test('TS-28 cancelling gives everybody’s time back', async () => {
  const { camille, ines, nina, omar, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  await say(fair, camille, 'cancelInterview', { interviewId: id })
  for (const who of [camille, ines, nina, omar]) expect(await agenda(fair, who)).toEqual([])
  expect(await say(fair, camille, 'planInterview', input)).toMatchObject({ status: 'CONFIRMED' })
})

const files = `query ($id: ID!) { _entities(representations: [{ __typename: "Candidate", id: $id }]) {
  ... on Candidate { interviews { totalCount edges { node { id } } } } } }`
const interviewsOf = async (candidateId: string, who: { sub: string }) =>
  (await fair.api.as(who).query(files, { id: candidateId }))._entities[0].interviews

test('PE-14 interviewers read the interview and leave it to the recruiter', async () => {
  const { camille, ines, nina, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  const { interview } = await fair.api.as(nina).query(read, { id })
  expect(interview).toEqual({
    id,
    status: 'CONFIRMED',
    viewerSide: 'RECRUITER',
    viewerActions: [],
    needsMyAction: false,
  })
  const acts = [
    ['cancelInterview', { interviewId: id }],
    ['rescheduleInterview', { interviewId: id, startsAt: later }],
  ] as const
  for (const [act, what] of acts) expect(await say(fair, nina, act, what)).toMatchObject({ code: 'FORBIDDEN' })
  for (const who of [camille, ines, nina]) {
    expect(await interviewsOf(ines.candidateId, who)).toEqual({ totalCount: 1, edges: [{ node: { id } }] })
  }
})

test('PE-06 a colleague who recruits for the company finds an interview of several in the file, and not in their own agenda', async () => {
  const { camille, ines, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  const other = await colleague(fair, camille.employer, 'Zoé Albert', 'RECRUITER')
  const { interview } = await fair.api.as(other).query(read, { id })
  const none = { viewerActions: [], needsMyAction: false }
  expect(interview).toEqual({ id, status: 'CONFIRMED', viewerSide: 'RECRUITER', ...none })
  expect(await interviewsOf(ines.candidateId, other)).toEqual({ totalCount: 1, edges: [{ node: { id } }] })
  expect(await agenda(fair, other)).toEqual([])
})

test('AC-04 interviewers hear of changes, each from the company’s side, and a colleague does not', async () => {
  const { camille, nina, omar, input } = await panel()
  const document = 'subscription { interviewChanged { viewerSide slot { startsAt } } }'
  const listen = (who: TestClaims) => {
    const heard: string[] = []
    const changes = fair.api.as(who).subscribe(document)
    // Ends with the client, when the file is done.
    ;(async () => {
      for await (const { interviewChanged: of } of changes) heard.push(`${of.viewerSide} ${of.slot.startsAt}`)
    })().catch(() => {})
    return heard
  }
  const [ninas, omars] = [listen(nina), listen(omar)]
  const { id } = await say(fair, camille, 'planInterview', { ...input, interviewerIds: [nina.user] })
  // A subscription is there once a change is heard.
  for (let hour = 8; ninas.length === 0; hour = 8 + ((hour - 7) % 12)) {
    const startsAt = `2026-12-11T${String(hour).padStart(2, '0')}:00:00.000Z`
    await say(fair, camille, 'rescheduleInterview', { interviewId: id, startsAt })
    await fair.settled()
  }
  const { id: omarsOwn } = await say(fair, camille, 'planInterview', { ...input, interviewerIds: [omar.user] })
  await until('Omar to hear of his own', async () => {
    await say(fair, camille, 'rescheduleInterview', { interviewId: omarsOwn, startsAt: later })
    await say(fair, camille, 'rescheduleInterview', { interviewId: omarsOwn, startsAt: at })
    return omars.length > 0
  })
  await say(fair, camille, 'rescheduleInterview', { interviewId: id, startsAt: '2026-12-12T08:00:00.000Z' })
  await until('the last change to arrive', () => ninas.at(-1) === 'RECRUITER 2026-12-12T08:00:00.000Z')
  for (const heard of omars) expect(heard).toMatch(/^RECRUITER 2026-12-10T/)
  for (const heard of ninas) expect(heard).toMatch(/^RECRUITER 2026-12-1[12]T|^RECRUITER 2026-12-10T13:30/)
})

test('PE-14 an interviewer works for the company', async () => {
  const { camille, nina, input } = await panel()
  const plan = (...interviewerIds: string[]) => say(fair, camille, 'planInterview', { ...input, interviewerIds })
  const elsewhere = await colleague(fair, newId('emp'), 'Paul Noir')
  for (const unknown of [elsewhere.user, newId('eus'), 'eus_nonsense', camille.sub]) {
    expect(await plan(nina.user, unknown)).toMatchObject({ code: 'INTERVIEWER_UNKNOWN' })
  }
})

test('PE-14 eleven interviewers are too many', async () => {
  const { camille, input } = await panel()
  const plan = (...interviewerIds: string[]) => say(fair, camille, 'planInterview', { ...input, interviewerIds })
  expect(await plan(...Array.from({ length: 11 }, () => newId('eus')))).toMatchObject({ code: 'INTERVIEWER_UNKNOWN' })
})

test('PE-14 who has left the company interviews no more', async () => {
  const { camille, nina, input } = await panel()
  const plan = (...interviewerIds: string[]) => say(fair, camille, 'planInterview', { ...input, interviewerIds })
  await hired(fair, { id: nina.user, employerId: nina.employer, personId: nina.sub, role: 'REPRESENTATIVE' }, false)
  expect(await plan(nina.user)).toMatchObject({ code: 'INTERVIEWER_UNKNOWN' })
})

const worksThere = (who: Awaited<ReturnType<typeof colleague>>, active: boolean, user = who.user) =>
  hired(fair, { id: user, employerId: who.employer, personId: who.sub, role: 'REPRESENTATIVE' }, active)
const interviewersOf = async (who: TestClaims, id: string) => {
  const document = 'query ($id: ID!) { interview(id: $id) { status sequence interviewers { name } } }'
  return (await fair.api.as(who).query(document, { id })).interview
}

test('SI-04 (part) an interviewer who leaves the company is none at once, and the interview stands with the others', async () => {
  const { camille, ines, nina, omar, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  const heard = await fair.hears([interviewerLeft])
  await worksThere(omar, false)
  expect(await interviewersOf(ines, id)).toEqual({
    ...{ status: 'CONFIRMED', sequence: 1 },
    interviewers: [{ name: 'Nina Petit' }],
  })
  await until('it to be told', () => heard.length > 0)
  expect(heard[0]!.data).toMatchObject({ id, sequence: 1, interviewers: [{ personId: nina.sub }] })
  expect(await agenda(fair, omar)).toEqual([])
  expect(await agenda(fair, nina)).toMatchObject([{ id }])
})

test('SI-04 (part) the time of an interviewer who has left the company is free', async () => {
  const { camille, omar, input } = await panel()
  await say(fair, camille, 'planInterview', input)
  await worksThere(omar, false)
  const luc = await fair.recruiter(await fair.event())
  const elsewhere = { ...omar, employer: luc.employer, user: newId('eus') }
  await worksThere(elsewhere, true)
  const other = { employerId: luc.employer, candidateId: (await enrolled(fair)).candidateId, startsAt: at }
  const theirs = await say(fair, luc, 'planInterview', { ...other, interviewerIds: [elsewhere.user] })
  expect(theirs).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-04 (part) an interview planned at the moment at which one of its interviewers leaves stands without them', async () => {
  const { camille, ines, omar, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  await fair.settled()
  // As when the word of it was handled before the planning was there to be found.
  const orm = await createOrm({ url: fair.database.url, entities: [], migrations: [] })
  await orm.em.fork().execute('update employer_user_projection set active = false where id = ?', [omar.user])
  await orm.close()
  await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: later })
  await fair.settled()
  expect((await interviewersOf(ines, id)).interviewers).toEqual([{ name: 'Nina Petit' }])
})

test('SI-04 (part) who works for the company again under another id has not left', async () => {
  const { camille, ines, omar, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  await worksThere(omar, true, newId('eus'))
  await worksThere(omar, false)
  expect((await interviewersOf(ines, id)).interviewers).toHaveLength(2)
})

test('PE-14 nobody interviews himself', async () => {
  const { camille, ines, input } = await panel()
  const plan = (...interviewerIds: string[]) => say(fair, camille, 'planInterview', { ...input, interviewerIds })
  const intern = newId('eus')
  await hired(fair, { id: intern, employerId: camille.employer, personId: ines.sub, role: 'REPRESENTATIVE' })
  expect(await plan(intern)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await agenda(fair, ines)).toEqual([])
})

test('TS-30 two recruiters plan with the same colleagues at one time, many times over: one has all, the other none', async () => {
  const { camille, nina, omar, input } = await panel()
  const luc = await colleague(fair, camille.employer, 'Luc Bravo', 'RECRUITER')
  for (let day = 11; day < 17; day++) {
    const startsAt = `2026-12-${day}T10:00:00.000Z`
    const [one, two] = [await enrolled(fair), await enrolled(fair)]
    const both = [nina.user, omar.user]
    const answers = await Promise.all([
      say(fair, camille, 'planInterview', { ...input, startsAt, candidateId: one.candidateId, interviewerIds: both }),
      say(fair, luc, 'planInterview', {
        ...input,
        startsAt,
        candidateId: two.candidateId,
        interviewerIds: both.reverse(),
      }),
    ])
    expect(answers.map((answer) => answer.status ?? answer.code).sort()).toEqual(['CONFIRMED', 'TIME_CONFLICT'])
  }
  for (const who of [nina, omar]) expect(await agenda(fair, who)).toHaveLength(6)
})

test('TS-32 an agenda from a day to an earlier one is empty, and one of a stretch has what touches it', async () => {
  const { camille, nina, input } = await panel()
  const { id } = await say(fair, camille, 'planInterview', input)
  const between = async (from: string, to: string) => {
    const document = `query ($from: DateTime, $to: DateTime) { myAgenda(filter: { from: $from, to: $to }) { totalCount edges { node { id } } } }`
    const { myAgenda } = await fair.api.as(nina).query(document, { from, to })
    return [myAgenda.totalCount, ...myAgenda.edges.map(({ node }: { node: { id: string } }) => node.id)]
  }
  expect(await between('2026-12-11T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual([0])
  expect(await between('2026-12-10T14:00:00Z', '2026-12-10T14:01:00Z')).toEqual([1, id])
  expect(await between('2026-12-10T14:15:00Z', '2026-12-11T00:00:00Z')).toEqual([0])
  expect(await between('2026-12-10T00:00:00Z', '2026-12-10T13:30:00Z')).toEqual([0])
})
