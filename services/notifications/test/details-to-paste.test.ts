import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type InterviewState,
  interviewPlanned,
  interviewRequested,
  nowhere,
  type PersonState,
  personRegistered,
} from '@passerelle/contracts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

let on: Notifications
const nina = person('Nina Petit')
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, nina]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const place = { ...nowhere, kind: 'ADDRESS' as const, address: '12 rue Haute, Lyon', room: 'Salle 3' }

/** Nina planned it for Camille. */
async function planned(more: Partial<InterviewState> = {}) {
  const outside = { origin: 'PLANNED', eventId: null, eventName: null, hostId: null } as const
  const itv = interview({ ...outside, plannedBy: nina.id, plannedByName: nina.name, place, ...more })
  await on.happen(itv.slot ? interviewPlanned : interviewRequested, itv)
  await on.settle()
  return itv
}

const read = async (who: Pick<PersonState, 'id'>, { id }: { id: string }, args = '') => {
  const { data } = await on.api
    .as({ sub: who.id })
    .ask(
      `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Interview { detailsToPaste${args} } } }`,
      {
        them: [{ __typename: 'Interview', id }],
      },
    )
  return data?._entities?.[0]?.detailsToPaste
}

test('PE-23 the details of an interview are there to paste, as its talent is to read them', async () => {
  expect((await read(camille, await planned())).split('\n')).toEqual([
    'Date : jeudi 3 décembre 2026',
    'Heure : de 10:00 à 10:20 (Europe/Paris, UTC+01:00)',
    'Durée : 20 minutes',
    'Lieu : 12 rue Haute, Lyon, Salle 3',
    'Avec : Camille Roux',
    'Entreprise : Cosling',
  ])
})

test('PE-23 the details to paste are in the language that is asked for', async () => {
  const { id } = await planned({ place: { ...nowhere, kind: 'ROOM' } })
  expect((await read(camille, { id }, '(language: en)')).split('\n')).toEqual([
    'Date: Thursday, 3 December 2026',
    'Time: 10:00 to 10:20 (Europe/Paris, UTC+01:00)',
    'Duration: 20 minutes',
    `Place: Online: https://passerelle.example.org/interviews/${id}`,
    'With: Camille Roux',
    'Company: Cosling',
  ])
})

test('PE-23 whoever planned it has the details to paste, too, and nobody else has', async () => {
  const itv = await planned()
  expect(await read(nina, itv)).toBe(await read(camille, itv))
  expect([await read(ines, itv), await read(person('Stéphane Renard'), itv)]).toEqual([null, null])
})

test('PE-23 without a time there is nothing to paste', async () => {
  expect(await read(camille, await planned({ slot: null, status: 'REQUESTED', plannedBy: null }))).toBeNull()
})
