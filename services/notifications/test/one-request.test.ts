import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewConfirmed, interviewPlanned, personRegistered } from '@passerelle/contracts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const invitationTo = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Interview { invitation { id } } } }`

test('BY-05 two answers in one request see each other, each in its own answer', async () => {
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  const client = on.api.as({ sub: ines.id })
  const { _entities } = await client.query(invitationTo, { them: [{ __typename: 'Interview', id: itv.id }] })
  const { id } = _entities[0].invitation
  const shown = '... on Invitation { response comment answers { response counted } }'
  const said = await client.query(
    `mutation ($id: ID!) {
      first: answerInvitation(input: { invitationId: $id, response: ACCEPTED, comment: "Avec plaisir" }) { ${shown} }
      second: answerInvitation(input: { invitationId: $id, response: DECLINED }) { ${shown} }
    }`,
    { id },
  )
  const accepted = { response: 'ACCEPTED', counted: true }
  expect(said).toEqual({
    first: { response: 'ACCEPTED', comment: 'Avec plaisir', answers: [accepted] },
    second: { response: 'DECLINED', comment: null, answers: [accepted, { response: 'DECLINED', counted: true }] },
  })
})

test('PE-22 what is refused leaves nothing, and what follows in the same request sees so', async () => {
  const itv = interview({ origin: 'PLANNED', eventId: null, eventName: null, hostId: null, changedBy: camille.id })
  await on.happen(interviewPlanned, itv)
  await on.settle()
  const client = on.api.as({ sub: camille.id })
  const shown = '... on InvitationDraft { state words sendAt } ... on ActionRefused { code }'
  const said = await client.query(
    `mutation ($id: ID!) {
      written: draftInvitation(input: { interviewId: $id, words: "Salle 12." }) { ${shown} }
      refused: editInvitation(input: { interviewId: $id, words: "Salle 99.", sendAt: "2026-12-04T09:00:00Z" }) { ${shown} }
      scheduled: scheduleInvitation(input: { interviewId: $id, sendAt: "2026-11-23T09:00:00Z" }) { ${shown} }
    }`,
    { id: itv.id },
  )
  expect(said).toEqual({
    written: { state: 'DRAFT', words: 'Salle 12.', sendAt: null },
    refused: { code: 'SEND_TIME_INVALID' },
    scheduled: { state: 'SCHEDULED', words: 'Salle 12.', sendAt: '2026-11-23T09:00:00.000Z' },
  })
})

test('notices marked as read are read in the same request', async () => {
  await on.happen(interviewConfirmed, interview())
  await on.settle()
  const client = on.api.as({ sub: ines.id })
  const unread = 'query { myNotices(filter: { unread: true }) { totalCount nodes { id } } }'
  const before = (await client.query(unread)).myNotices
  expect(before.totalCount).toBeGreaterThan(0)
  const [{ id }] = before.nodes
  const said = await client.query(
    `mutation ($id: ID!) {
      one: markNoticeRead(input: { noticeId: $id }) { ... on Notice { readAt } }
      unknown: markNoticeRead(input: { noticeId: "ntc_unknown" }) { ... on ActionRefused { code } }
      all: markAllNoticesRead(input: {}) { ... on NoticesRead { count } }
    }`,
    { id },
  )
  expect(said).toEqual({
    one: { readAt: on.clock().toISOString() },
    unknown: { code: 'NOTICE_UNKNOWN' },
    all: { count: before.totalCount - 1 },
  })
  expect((await client.query(unread)).myNotices.totalCount).toBe(0)
})
