import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewConfirmed, interviewRequested, personRegistered } from '@passerelle/contracts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

let on: Notifications
const stranger = person('Stéphane Renard')
const itv = interview()
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, stranger]) await on.happen(personRegistered, one)
  await on.happen(interviewConfirmed, itv)
  await on.settle()
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const as = (who: { id: string; locale: 'fr' | 'en' }) =>
  on.api.as({ sub: who.id, locale: who.locale, tz: 'Europe/Paris' })
const entities = `query ($them: [_Any!]!) { _entities(representations: $them) {
  ... on Interview { id invitation { id } invitations { nodes { id person { id } state sequence method uid } }
    messages { totalCount edges { node { id kind state language subject text messageId sentAt person { id } calendar { method sequence uid text } } } } }
  ... on Person { id notices { totalCount edges { node { id title } } } }
  ... on Message { id subject } ... on Invitation { id uid } ... on Notice { id title } } }`
const entity = async (who: typeof ines, representation: Record<string, string>) => {
  const { data } = await as(who).ask(entities, { them: [representation] })
  return data?._entities?.[0]
}

interface Page {
  totalCount: number
  edges: { node: { body: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string }
}

test('AC-04 each participant reads the own mails about an interview', async () => {
  const mine = await entity(ines, { __typename: 'Interview', id: itv.id })
  expect(mine.messages.totalCount).toBe(1)
  expect(mine.messages.edges[0].node).toMatchObject({
    kind: 'INTERVIEW_INVITATION',
    state: 'SENT',
    language: 'fr',
    subject: 'Entretien avec Camille Roux (Cosling), jeudi 3 décembre 2026 à 10:00',
    person: { id: ines.id },
    calendar: {
      method: 'REQUEST',
      sequence: 0,
      uid: `${itv.id}@passerelle`,
      text: expect.stringMatching(/^BEGIN:VCALENDAR\r\n/),
    },
  })
  expect(mine.invitation.id).toBe(mine.invitations.nodes[0].id)
  expect(mine.invitations.nodes).toMatchObject(
    [ines, camille].map(({ id }) => ({ person: { id }, state: 'SENT', sequence: 0, method: 'REQUEST' })),
  )
  const theirs = await entity(camille, { __typename: 'Interview', id: itv.id })
  expect(theirs.messages.edges).toMatchObject([{ node: { language: 'en', person: { id: camille.id } } }])
  expect(theirs.invitations.nodes).toHaveLength(2)
})

test('TS-01 nobody else reads a mail about an interview, or who is invited to it', async () => {
  const none = await entity(stranger, { __typename: 'Interview', id: itv.id })
  expect(none).toEqual({
    id: itv.id,
    invitation: null,
    invitations: { nodes: [] },
    messages: { totalCount: 0, edges: [] },
  })
})

test('AC-04 a stranger gets nothing by any reference: no mail, no invitation, no notice', async () => {
  const mine = await entity(ines, { __typename: 'Interview', id: itv.id })
  const notices = await entity(ines, { __typename: 'Person', id: ines.id })
  expect(notices.notices.totalCount).toBeGreaterThan(0)
  const references = [
    { __typename: 'Message', id: mine.messages.edges[0].node.id },
    { __typename: 'Invitation', id: mine.invitation.id },
    { __typename: 'Notice', id: notices.notices.edges[0].node.id },
  ]
  for (const reference of references) {
    expect(await entity(ines, reference)).toMatchObject({ id: reference.id })
    expect(await entity(stranger, reference)).toBeNull()
    expect(await entity(stranger, { ...reference, id: 'nonsense' })).toBeNull()
  }
  expect(await entity(camille, references[0]!)).toBeNull()
  expect(await entity(camille, references[2]!)).toBeNull()
})

test('AC-04 nobody reads the list of another person’s notices', async () => {
  expect(await entity(stranger, { __typename: 'Person', id: ines.id })).toEqual({ id: ines.id, notices: null })
})

test('AC-02 nothing is answered without a passport', async () => {
  expect(
    (
      await fetch(`${on.service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ myNotices { totalCount } }"}',
      })
    ).status,
  ).toBe(401)
})

const mark = `mutation ($id: ID!) { markNoticeRead(input: { noticeId: $id }) { __typename ... on Notice { readAt } ... on ActionRefused { code message } } }`
const aNoticeOf = async (who: typeof ines): Promise<string> =>
  (await as(who).query(`{ myNotices { edges { node { id } } } }`)).myNotices.edges[0].node.id

test('AC-04 of another’s notice the answer is the same refusal as of none', async () => {
  const id = await aNoticeOf(ines)
  for (const foreign of [id, 'ntc_nonsense']) {
    const { markNoticeRead } = await as(stranger).query(mark, { id: foreign })
    expect(markNoticeRead).toMatchObject({ __typename: 'ActionRefused', code: 'NOTICE_UNKNOWN' })
  }
})

test('a notice is read once, by its person', async () => {
  const id = await aNoticeOf(ines)
  const first = (await as(ines).query(mark, { id })).markNoticeRead
  expect(first.readAt).toBe(on.clock().toISOString())
  on.clock.advance(60_000)
  expect((await as(ines).query(mark, { id })).markNoticeRead).toEqual(first)
})

const page = `query ($after: String, $unread: Boolean! = false) { myNotices(first: 2, after: $after, filter: { unread: $unread }) {
  totalCount edges { node { body } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`

/** Somebody with five notices that nobody has read. */
async function told() {
  const reader = person('Paul Page')
  for (let n = 0; n < 5; n++) {
    await on.happen(
      interviewRequested,
      interview({ recruiter: reader.id, status: 'REQUESTED', slot: null, eventName: `Forum ${n}` }),
    )
    await on.settle()
    on.clock.advance(1_000)
  }
  return reader
}

test('GQ-05 notices come in pages, newest first', async () => {
  const reader = await told()
  const bodies: string[] = []
  let after: string | null = null
  do {
    const { myNotices }: Record<string, Page> = await as(reader).query(page, { after, unread: true })
    expect(myNotices!.totalCount).toBe(5)
    bodies.push(...myNotices!.edges.map(({ node }) => /Forum \d/.exec(node.body)![0]))
    after = myNotices!.pageInfo.hasNextPage ? myNotices!.pageInfo.endCursor : null
  } while (after)
  expect(bodies).toEqual(['Forum 4', 'Forum 3', 'Forum 2', 'Forum 1', 'Forum 0'])
  for (const wrong of ['nonsense', Buffer.from('["2026",1]').toString('base64url')]) {
    const { errors } = await as(reader).ask(page, { after: wrong })
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  }
})

test('all notices can be read at once', async () => {
  const reader = await told()
  const all = await as(reader).query(`mutation { markAllNoticesRead(input: {}) { ... on NoticesRead { count } } }`)
  expect(all.markAllNoticesRead.count).toBe(5)
  expect((await as(reader).query(page, { unread: true })).myNotices.totalCount).toBe(0)
})

test('AC-04 a notice arrives by subscription at its person, in their language, and at nobody else', async () => {
  const heard: { title: string; person: { id: string } }[] = []
  const listen = async (who: typeof ines) => {
    for await (const event of as(who).subscribe(`subscription { noticeReceived { id kind title person { id } } }`)) {
      heard.push(event.noticeReceived)
      return
    }
  }
  const listening = [listen(ines), listen(stranger)]
  const mine = interview({ recruiter: stranger.id, recruiterName: stranger.name })
  while (heard.length < 2) {
    await on.happen(interviewConfirmed, { ...mine, id: interview().id })
    await on.settle()
  }
  await Promise.all(listening)
  expect(heard.map(({ person }) => person.id).sort()).toEqual([ines.id, stranger.id].sort())
  expect(heard.find(({ person }) => person.id === ines.id)?.title).toBe(
    'Entretien confirmé avec Stéphane Renard (Cosling)',
  )
  expect(heard.find(({ person }) => person.id === stranger.id)?.title).toBe('Entretien confirmé avec Inès Marchand')
})

test('GQ-02 mails and invitations of many interviews take as many statements as those of one', async () => {
  const many = Array.from({ length: 12 }, () => interview())
  for (const one of many) await on.happen(interviewConfirmed, one)
  await on.settle()
  const statements = async (ids: string[]) => {
    const from = on.statements.length
    const { data } = await as(camille).ask(entities, { them: ids.map((id) => ({ __typename: 'Interview', id })) })
    expect(
      data._entities.every((found: { invitations: { nodes: unknown[] } }) => found.invitations.nodes.length === 2),
    ).toBe(true)
    return on.statements
      .slice(from)
      .filter((sql) => /from "?(invitation|message|interview_projection)\b/.test(sql) && !/due_at/.test(sql)).length
  }
  const forOne = await statements([many[0]!.id])
  expect(forOne).toBeGreaterThan(0)
  expect(await statements(many.map(({ id }) => id))).toBe(forOne)
})
