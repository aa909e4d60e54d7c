import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { exampleId, id } from './values.ts'

const candidate = z.object({
  id: id('cnd'),
  schoolId: id('sch'),
  /** Null until somebody has signed in with the candidate's address. */
  personId: id('per').nullable(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.email(),
})
export type CandidateState = z.infer<typeof candidate>
export const { candidateEnrolled, candidateChanged, candidateLinked } = contractsOf({
  service: 'matchmaking',
  aggregate: 'candidate',
  version: 1,
  data: candidate,
  example: {
    id: exampleId('cnd'),
    schoolId: exampleId('sch'),
    personId: exampleId('per'),
    firstName: 'Inès',
    lastName: 'Marchand',
    email: 'ines.marchand@example.org',
  },
  facts: ['candidateEnrolled', 'candidateChanged', 'candidateLinked'],
})
