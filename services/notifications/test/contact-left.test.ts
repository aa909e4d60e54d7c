import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type EmployerUserState,
  employerUserAdded,
  employerUserRemoved,
  type MatchState,
  matchProposed,
  offerAnswered,
  personRegistered,
  schoolRegistered,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, match, person } from './support/world.ts'

let on: Notifications
const [claire, paul, fair] = [person('Claire Dupré'), person('Paul Reyes', { locale: 'en' }), person('Nina Petit')]
const schoolId = newId('sch')
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, claire, paul, fair]) await on.happen(personRegistered, one)
  const looksAfter = (personId: typeof claire.id, permission: string) => ({
    personId,
    permissions: [permission] as never,
    since: '2026-09-01T08:00:00.000Z',
  })
  const staff = [
    looksAfter(claire.id, 'MANAGE_MATCHES'),
    looksAfter(paul.id, 'MANAGE_MATCHES'),
    looksAfter(fair.id, 'MANAGE_EVENTS'),
  ]
  await on.happen(schoolRegistered, { id: schoolId, name: 'École', city: 'Paris', timeZone: 'Europe/Paris', staff })
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

/** Camille at a company of her own, and what she leaves there. */
async function company() {
  const employerId = newId('emp')
  const user = (): EmployerUserState => ({
    ...{
      ...employerUserAdded.example,
      id: newId('eus'),
      employerId,
      personId: camille.id,
      role: 'RECRUITER',
      active: true,
    },
  })
  const her = user()
  await on.happen(employerUserAdded, her)
  return {
    proposed: async (more: Partial<MatchState> = {}) => {
      const one = match({ schoolId, employerId, contactPersonId: camille.id, ...more })
      await on.happen(matchProposed, one)
      await on.settle()
      return one
    },
    leaves: async () => {
      await on.happen(employerUserRemoved, { ...her, active: false })
      await on.settle()
    },
    comesBack: async () => {
      await on.happen(employerUserAdded, user())
      await on.settle()
    },
  }
}

async function toldOf({ id: sub, locale }: typeof claire, { id }: MatchState): Promise<{ title: string }[]> {
  const asked = '{ myNotices(first: 100) { nodes { kind title match { id } } } }'
  const { myNotices } = await on.api.as({ sub, locale }).query(asked)
  const all: { kind: string; title: string; match: { id: string } | null }[] = myNotices.nodes
  return all.filter(({ kind, match: of }) => kind === 'CONTACT_LEFT' && of?.id === id)
}

test('AC-03 when the contact of matches leaves the company, the school’s staff hear of each that waits, in their language', async () => {
  const { proposed, leaves } = await company()
  const [first, second, decided] = [await proposed(), await proposed(), await proposed({ state: 'COMPANY_REFUSED' })]
  await leaves()
  const { candidateName: candidate, companyName } = first
  expect(await toldOf(claire, first)).toMatchObject([
    { title: `Camille Roux a quitté ${companyName} : personne n’y décide pour ${candidate}` },
  ])
  expect(await toldOf(paul, second)).toMatchObject([
    { title: `Camille Roux has left ${companyName}: nobody there decides about ${candidate}` },
  ])
  expect([await toldOf(claire, decided), await toldOf(fair, first), await toldOf(camille, first)]).toEqual([[], [], []])
})

test('AC-03 of a match that goes on after its contact has left the school hears once', async () => {
  const { proposed, leaves } = await company()
  await leaves()
  const one = await proposed()
  expect(await toldOf(claire, one)).toHaveLength(1)
  await on.happen(offerAnswered, { ...one, state: 'CANDIDATE_ACCEPTED' })
  await on.settle()
  expect(await toldOf(claire, one)).toHaveLength(1)
})

test('AC-03 nobody is told of a contact who works for the company again, under another id', async () => {
  const { proposed, leaves, comesBack } = await company()
  const one = await proposed()
  await comesBack()
  await leaves()
  expect(await toldOf(claire, one)).toEqual([])
})
