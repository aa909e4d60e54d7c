import { type CandidateState, type Contract, candidateEnrolled, candidateLinked } from '@passerelle/contracts'
import { known, type RuleFor, rule } from './news.ts'
import { welcome } from './welcome.ts'

/** Whoever has not been told of the file at its address is told at the first sign-in. */
export const candidateNews: readonly RuleFor[] = [welcomed(candidateEnrolled), welcomed(candidateLinked)]

function welcomed(contract: Contract<CandidateState>): RuleFor {
  return rule(contract, {
    audience: 'named',
    needs: ({ schoolId }) => ({ schools: [schoolId] }),
    tell({ id: candidateId, schoolId, personId, email }, around, actor) {
      // Of whom nobody is known to have entered them, nobody can say who it was.
      if (actor === null || !(personId ?? email)) return []
      const { name: school } = known(around.schools, schoolId)
      const person = personId ?? candidateId
      const by = actor === personId ? null : actor
      return [
        {
          person,
          kind: 'WELCOME_CANDIDATE',
          about: { schoolId },
          facts: { school },
          mail: { kind: 'WELCOME_CANDIDATE', facts: { entered: school, by, candidateId, schoolId } },
          cause: welcome(person, schoolId),
          evenActor: true,
        },
      ]
    },
  })
}
