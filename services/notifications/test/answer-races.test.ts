import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { interviewConfirmed, personRegistered } from '@passerelle/contracts'
import { appointmentIn } from './support/read-mail.ts'
import * as replies from './support/replies.ts'
import { sendRaw } from './support/send-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview } from './support/world.ts'

jest.setTimeout(120_000)

let on: Notifications
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

interface Given {
  response: string
  origin: 'LINK' | 'REPLY' | 'INTERFACE'
  answeredAt: string
  counted: boolean
}

/** An invitation that has arrived, and its three doors. */
async function invited() {
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  const mail = on.mails.received.findLast(({ to }) => to === ines.email)!
  const { organizer, uid } = appointmentIn(mail)
  const written: replies.Written = { from: ines.email, to: organizer, uid, attendee: ines.email, partstat: 'TENTATIVE' }
  const client = on.api.as({ sub: ines.id })
  const { data } = await client.ask(
    `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Interview { invitation { id } } } }`,
    { them: [{ __typename: 'Interview', id: itv.id }] },
  )
  const id: string = data._entities[0].invitation.id
  const holder = on.api.as({ sub: ines.id, link: { subject: id as never, act: 'ANSWER_INVITATION' } })
  const answer = async (by: typeof client, response: string) => {
    const { data, errors } = await by.ask(
      `mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { __typename } }`,
      { input: { invitationId: id, response } },
    )
    return errors?.[0]?.message ?? data.answerInvitation.__typename
  }
  return {
    byLink: () => answer(holder, 'ACCEPTED'),
    byInterface: () => answer(client, 'DECLINED'),
    byReply: (stamp: string) =>
      sendRaw(on.service.inboundPort!, organizer, Buffer.from(replies.gmail({ ...written, stamp }))).then((said) =>
        said.slice(0, 3),
      ),
    async now(): Promise<{ response: string; origin: string; answers: Given[] }> {
      const query = `query ($id: ID!) { invitation(id: $id) { response origin answers { response origin answeredAt counted } } }`
      return (await client.query(query, { id })).invitation
    },
  }
}

/** RFC 5545 §3.3.5, to the second. */
const stampOf = (at: Date) => `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`

test('BY-05 link, interface and REPLY at the same moment: all are taken and kept with origin and time, the last to come counts', async () => {
  for (let round = 0; round < 12; round++) {
    const { byLink, byInterface, byReply, now } = await invited()
    const doors = [byLink, byInterface, () => byReply(stampOf(on.clock()))]
    const first = round % 3
    const said = await Promise.all([...doors.slice(first), ...doors.slice(0, first)].map((answer) => answer()))
    expect(said.sort()).toEqual(['250', 'Invitation', 'Invitation'])
    const { response, origin, answers } = await now()
    expect(answers.map((one) => one.origin).sort()).toEqual(['INTERFACE', 'LINK', 'REPLY'])
    expect(answers.every(({ answeredAt, counted }) => counted && answeredAt === on.clock().toISOString())).toBe(true)
    expect({ response, origin }).toEqual({ response: answers[2]!.response, origin: answers[2]!.origin })
    on.clock.advance(1_000)
  }
})

test('BY-05 RFC 5546 a REPLY that was made before them does not win, whenever it comes, and is kept all the same', async () => {
  for (let round = 0; round < 12; round++) {
    const { byLink, byInterface, byReply, now } = await invited()
    const earlier = stampOf(new Date(on.clock().getTime() - 60_000))
    const doors = [byLink, byInterface, () => byReply(earlier)]
    const first = round % 3
    await Promise.all([...doors.slice(first), ...doors.slice(0, first)].map((answer) => answer()))
    const { response, origin, answers } = await now()
    expect(answers.map((one) => one.origin).sort()).toEqual(['INTERFACE', 'LINK', 'REPLY'])
    const place = answers.findIndex((one) => one.origin === 'REPLY')
    expect(answers.map(({ counted }) => counted)).toEqual(answers.map((_, at) => at !== place || place === 0))
    const last = answers.findLast((one) => one.origin !== 'REPLY')!
    expect({ response, origin }).toEqual({ response: last.response, origin: last.origin })
    on.clock.advance(1_000)
  }
})
