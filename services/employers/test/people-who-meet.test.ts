import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { candidateLinked, interviewPlanned, matchProposed } from '@passerelle/contracts'
import { type CandidateId, newId } from '@passerelle/kernel'
import { type Elsewhere, settle } from '@passerelle/testkit'
import { type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let rest: Elsewhere
beforeAll(async () => {
  at = await startService()
  rest = at.rest
})
afterAll(async () => at[Symbol.asyncDispose]())

let people: Record<'ines' | 'camille' | 'luc' | 'helene' | 'stranger', Somebody>
let candidateId: CandidateId
let round = 0
beforeEach(async () => {
  const names = ['ines', 'camille', 'luc', 'helene', 'stranger'] as const
  round++
  const signedIn = await Promise.all(names.map((name) => at.signIn(`${name} ${round}`)))
  people = Object.fromEntries(names.map((name, index) => [name, signedIn[index]])) as typeof people
  candidateId = newId('cnd')
  const { ines } = people
  await rest.says(candidateLinked, {
    ...candidateLinked.example,
    ...{ id: candidateId, schoolId: newId('sch'), personId: ines.id },
  })
  // With her candidacy in the passport.
  await settle(at.service)
  people.ines = await at.signIn(`ines ${round}`)
})

async function namesReadBy(reader: Somebody): Promise<(string | null)[]> {
  const { _entities } = await reader.query(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { name email } } }',
    { of: [people.ines, people.camille, people.luc, people.helene].map(({ id }) => ({ __typename: 'Person', id })) },
  )
  return (_entities as ({ name: string; email: string | null } | null)[]).map((one) => one?.name.split(' ')[0] ?? null)
}

test('AC-04 who meets in an interview reads the names of the others, whatever school or company they know', async () => {
  const { ines, camille, luc, stranger } = people
  expect(await namesReadBy(camille)).toEqual([null, 'camille', null, null])
  await rest.says(interviewPlanned, {
    ...interviewPlanned.example,
    ...{ id: newId('itv'), candidateId, talent: ines.id, recruiter: camille.id },
    interviewers: [{ personId: luc.id, name: 'luc' }],
  })
  await settle(at.service)
  for (const reader of [ines, camille, luc]) expect(await namesReadBy(reader)).toEqual(['ines', 'camille', 'luc', null])
  expect(await namesReadBy(stranger)).toEqual([null, null, null, null])
})

test('AC-04 the candidate, the contact and the proposing staff of a match read each other’s names', async () => {
  const { ines, camille, helene, stranger } = people
  await rest.says(matchProposed, {
    ...matchProposed.example,
    ...{ id: newId('mch'), candidateId, contactPersonId: camille.id, proposedBy: helene.id },
  })
  await settle(at.service)
  for (const reader of [ines, camille, helene]) {
    expect((await namesReadBy(reader)).filter((_, index) => index !== 2)).toEqual(['ines', 'camille', 'helene'])
  }
  expect(await namesReadBy(stranger)).toEqual([null, null, null, null])
})
