import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { matchProposed, personRegistered, schoolRegistered } from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import { answering } from './support/answering.ts'
import * as replies from './support/replies.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, match, person } from './support/world.ts'

let on: Notifications
const { arrives } = answering(() => on)
const [claire, denis, paul] = [person('Claire Dupré'), person('Denis Favre'), person('Paul Petit')]
const schoolId = newId('sch')
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, claire, denis, paul]) await on.happen(personRegistered, one)
  const staff = [
    { personId: claire.id, permissions: ['MANAGE_MATCHES'] as never },
    { personId: denis.id, permissions: ['MANAGE_MATCHES'] as never },
    { personId: paul.id, permissions: ['MANAGE_EVENTS'] as never },
  ]
  await on.happen(schoolRegistered, { id: schoolId, name: 'École', city: 'Paris', timeZone: 'Europe/Paris', staff })
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.answer = {}
})

/** The offer to Inès has left. @returns the match, and where its mail would come back to */
async function proposedBy(proposer: PersonId | undefined) {
  const one = match({ schoolId, proposedBy: proposer })
  await on.happen(matchProposed, one)
  await on.settle()
  return { one, back: on.mails.received.findLast(({ to }) => to === ines.email)!.envelopeFrom }
}

async function told({ id: sub }: { id: PersonId }, matchId: string) {
  const { myNotices } = await on.api
    .as({ sub, locale: 'fr', tz: 'Europe/Paris' })
    .query('{ myNotices(first: 100) { nodes { kind title body match { id } } } }')
  return myNotices.nodes
    .filter(
      (notice: { kind: string; match: { id: string } | null }) =>
        notice.kind === 'MATCH_MAIL_NOT_DELIVERED' && notice.match?.id === matchId,
    )
    .map(({ title, body }: { title: string; body: string }) => [title, body])
}

const comesBack = (back: string, status: string, action = 'failed') =>
  arrives(
    replies.bounce(
      { from: ines.email, to: back, uid: 'none', attendee: ines.email, partstat: 'ACCEPTED' },
      status,
      action,
    ),
    { to: back },
  )

test('HU-08 the staff who proposed a match is told when its mail comes back for good, and nobody else', async () => {
  const { one, back } = await proposedBy(claire.id)
  await comesBack(back, '5.1.1')
  await comesBack(back, '5.1.1')
  expect(await told(claire, one.id)).toEqual([
    [
      'L’adresse de Inès Marchand ne reçoit pas de messages',
      expect.stringMatching(
        /^Mise en relation de Inès Marchand avec .+ Prévenez cette personne par un autre moyen\. Motif : /,
      ),
    ],
  ])
  for (const other of [denis, paul, camille, ines]) expect(await told(other, one.id)).toEqual([])
})

test('HU-08 a full mailbox is told, too, and does not call the address dead', async () => {
  const { one, back } = await proposedBy(claire.id)
  await comesBack(back, '5.2.2')
  expect(await told(claire, one.id)).toEqual([
    ['Le message à Inès Marchand n’est pas arrivé par mail', expect.any(String)],
  ])
})

test('HU-08 a mail that is only late tells nobody', async () => {
  const { one, back } = await proposedBy(claire.id)
  await comesBack(back, '4.4.1', 'delayed')
  expect(await told(claire, one.id)).toEqual([])
})

test('HU-08 where it is not known who proposed, or that one has left, those who look after matches are told', async () => {
  for (const proposer of [undefined, newId('per')]) {
    const { one, back } = await proposedBy(proposer)
    await comesBack(back, '5.1.1')
    expect(await told(claire, one.id)).toHaveLength(1)
    expect(await told(denis, one.id)).toHaveLength(1)
    expect(await told(paul, one.id)).toEqual([])
  }
})

test('HU-08 a mail that the server refuses at once is told like one that comes back', async () => {
  on.mails.answer.rcpt = (address) => (address === ines.email ? 550 : undefined)
  const one = match({ schoolId, proposedBy: claire.id })
  await on.happen(matchProposed, one)
  await on.settle()
  expect(await told(claire, one.id)).toEqual([
    ['Le message à Inès Marchand n’est pas arrivé par mail', expect.any(String)],
  ])
})
