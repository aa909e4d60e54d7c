import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  employerRegistered,
  employerUserAdded,
  employerUserChanged,
  type OwnershipState,
  ownershipDeclined,
  ownershipHandedOver,
  ownershipLapsed,
  ownershipProposed,
  ownershipWithdrawn,
  personRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type Notifications, startService } from './support/service.ts'
import { person } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

type Somebody = ReturnType<typeof person>

/** Camille owns a company, Leo works for it, and it is proposed to him. */
async function proposed() {
  const [camille, leo] = [person('Camille Roux'), person('Léo Blanc', { locale: 'en' })].map((one) => ({
    ...one,
    email: `${one.id}@example.org`,
  })) as [Somebody, Somebody]
  const employer = { ...employerRegistered.example, id: newId('emp'), name: 'Atelier Boréal' }
  const user = (who: Somebody, role: 'OWNER' | 'RECRUITER') => ({
    ...{ ...employerUserAdded.example, id: newId('eus'), employerId: employer.id },
    ...{ personId: who.id, role },
  })
  const [owner, colleague] = [user(camille, 'OWNER'), user(leo, 'RECRUITER')]
  for (const one of [camille, leo]) await on.happen(personRegistered, one)
  await on.happen(employerRegistered, employer)
  for (const one of [owner, colleague]) await on.happen(employerUserAdded, one)
  await on.settle()
  const proposal: OwnershipState = {
    ...{ id: employer.id, state: 'OPEN', proposedAt: '2026-11-22T09:00:00.000Z' },
    from: { userId: owner.id, personId: camille.id, name: camille.name },
    to: { userId: colleague.id, personId: leo.id, name: leo.name },
  }
  return { camille, leo, owner, colleague, proposal }
}

const mailsTo = ({ email }: Somebody) => on.mails.received.filter(({ to }) => to === email).map(({ mail }) => mail)
const noticesOf = async (who: Somebody) => {
  const as = on.api.as({ sub: who.id, locale: who.locale })
  return (await as.query('{ myNotices { nodes { kind title body } } }')).myNotices.nodes
}

test('SI-11 (part) whom a company is proposed to is told by notice and mail, and nobody else', async () => {
  const { camille, leo, proposal } = await proposed()
  await on.happen(ownershipProposed, proposal, camille.id)
  await on.settle()
  expect(await noticesOf(leo)).toMatchObject([
    { kind: 'OWNERSHIP_PROPOSED', title: 'Camille Roux proposes that you take Atelier Boréal over' },
  ])
  expect(mailsTo(leo).map(({ subject }) => subject)).toEqual([
    'Camille Roux proposes that you take Atelier Boréal over',
  ])
  expect([await noticesOf(camille), mailsTo(camille)]).toEqual([[], []])
})

test('SI-11 (part) both are told by notice and mail that a company was handed over, also who accepted', async () => {
  const { camille, leo, owner, colleague, proposal } = await proposed()
  await on.happen(employerUserChanged, { ...owner, role: 'ADMIN' }, leo.id)
  await on.happen(employerUserChanged, { ...colleague, role: 'OWNER' }, leo.id)
  await on.happen(ownershipHandedOver, { ...proposal, state: 'ACCEPTED' }, leo.id)
  await on.settle()
  for (const [who, title] of [
    [camille, 'Atelier Boréal a un nouveau propriétaire : Léo Blanc'],
    [leo, 'Léo Blanc is the owner of Atelier Boréal'],
  ] as const) {
    expect(await noticesOf(who)).toMatchObject([{ kind: 'OWNERSHIP_HANDED_OVER', title }])
    expect(mailsTo(who).map(({ subject }) => subject)).toEqual([title])
  }
})

test.each([
  ['declined', ownershipDeclined, 'to', 'Léo Blanc ne souhaite pas la reprendre. La proposition a pris fin.'],
  [
    'withdrawn',
    ownershipWithdrawn,
    'from',
    'Camille Roux has taken back what was proposed to Léo Blanc. The proposal has ended.',
  ],
] as const)('SI-11 (part) of a proposal that is %s the other one of the two is told', async (_, fact, by, body) => {
  const { camille, leo, proposal } = await proposed()
  const state = fact === ownershipDeclined ? 'DECLINED' : 'WITHDRAWN'
  await on.happen(fact, { ...proposal, state }, proposal[by].personId)
  await on.settle()
  const [told, knows] = by === 'to' ? [camille, leo] : [leo, camille]
  expect(await noticesOf(told)).toMatchObject([{ kind: 'OWNERSHIP_KEPT', body }])
  expect(await noticesOf(knows)).toEqual([])
})

test('SI-11 (part) of a proposal that ends because somebody has another role both are told', async () => {
  const { camille, leo, proposal } = await proposed()
  await on.happen(ownershipLapsed, { ...proposal, state: 'LAPSED' }, newId('per'))
  await on.settle()
  for (const who of [camille, leo]) expect(await noticesOf(who)).toMatchObject([{ kind: 'OWNERSHIP_KEPT' }])
})

test('SI-11 (part) the mail of a proposal is not sent once somebody else owns the company', async () => {
  const { camille, leo, owner, proposal } = await proposed()
  await on.happen(employerUserChanged, { ...owner, role: 'ADMIN' })
  await on.happen(ownershipProposed, proposal, camille.id)
  await on.settle()
  expect(mailsTo(leo)).toEqual([])
})
