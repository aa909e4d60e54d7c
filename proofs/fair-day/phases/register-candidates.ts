import { actWhenReady, callerFor, granted, mutation, until } from '@passerelle/client'
import type { Fair, Run, Talent } from '../fair.ts'
import type { Enrolled, Student } from '../people.ts'

/** The school enrols its candidates; each signs in for the first time and registers for the fair. */
export async function registerCandidates(run: Run, fair: Fair, students: readonly Student[]): Promise<Talent[]> {
  run.progress.phase('candidates are enrolled and register', students.length)
  const ids = await enrol(run, fair, students)
  return Promise.all(
    students.map(async (student, index) => {
      const caller = callerFor(run.campus, student.person)
      await until(`${student.person.email} becomes a candidate`, 60_000, async () => {
        const { myCandidacies } = await caller.ask<{ myCandidacies: { nodes: object[] } }>(candidacies)
        return myCandidacies.nodes[0]
      })
      const input = { eventId: fair.id }
      await actWhenReady(caller, register, { input }, ['NOT_A_CANDIDATE', 'NOT_FOUND'])
      run.progress.step()
      return { ...student, index, caller, candidateId: ids[index]! }
    }),
  )
}

/** @returns the ids of their files, in the same order @throws when one is not taken */
export async function enrol(
  run: Run,
  { schoolId }: Pick<Fair, 'schoolId'>,
  people: readonly Enrolled[],
  campaign = '2026-2027',
): Promise<string[]> {
  const candidates = people.map(({ firstName, lastName, birthDate, person: { email } }) => ({
    ...{ firstName, lastName, birthDate, email, campaign },
  }))
  const { results } = granted(await run.staff.act<Results>(enrolCandidates, { input: { schoolId, candidates } }))
  return results.map((result, index) => {
    if (result.id === undefined) throw new Error(`${people[index]!.person.email} was not enrolled: ${result.message}`)
    return result.id
  })
}

interface Results {
  results: { id?: string; message?: string }[]
}

const enrolCandidates = `mutation EnrolCandidates($input: EnrolCandidatesInput!) {
  result: enrolCandidates(input: $input) {
    __typename
    ... on CandidatesEnrolled {
      results { ... on Candidate { id } ... on Refusal { message } }
    }
    ... on Refusal { code message }
  }
}`
const candidacies = 'query MyCandidacies { myCandidacies { nodes { id } } }'
const register = mutation('registerForEvent', 'Registration { id state }')
