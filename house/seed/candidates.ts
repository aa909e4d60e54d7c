import { granted, until } from '@passerelle/client'
import { type DemoCandidate, demoCandidates } from '../demo/candidates.ts'
import type { Actor, School, World } from './world.ts'

export interface Candidate extends DemoCandidate {
  readonly id: string
  readonly caller: Actor
}

export interface Candidates {
  readonly riveGauche: readonly Candidate[]
  readonly leman: readonly Candidate[]
}

/** Forty candidates, enrolled by their schools; each has signed in once. One who never has comes with a match. */
export async function enrolCandidates(world: World): Promise<Candidates> {
  const [riveGauche, leman] = await Promise.all([
    enrol(world, world.schools.riveGauche, demoCandidates.riveGauche),
    enrol(world, world.schools.leman, demoCandidates.leman),
  ])
  return { riveGauche, leman }
}

async function enrol(world: World, school: School, candidates: readonly DemoCandidate[]): Promise<Candidate[]> {
  const rows = candidates.map(({ locale, zone: _, ...row }) => {
    const languages = locale === 'fr' ? inFrench : inEnglish
    return { ...row, campaign: '2026-2027', profile: { languages, skills: skillsOf[row.programme], places: ['Lyon'] } }
  })
  const input = { schoolId: school.id, candidates: rows }
  const { results } = granted(await school.staff.act<Enrolled>(enrolMany, { input }))
  return Promise.all(
    candidates.map(async (candidate, index) => {
      const caller = world.as({ ...candidate, name: `${candidate.firstName} ${candidate.lastName}` })
      await until(`${candidate.email} becomes a candidate`, caller.patience(), async () => {
        const { myCandidacies } = await caller.ask<{ myCandidacies: { nodes: object[] } }>(candidacies)
        return myCandidacies.nodes[0]
      })
      const result = results[index]!
      return { ...candidate, id: (result.id ?? result.candidate?.id)!, caller }
    }),
  )
}

const inFrench = [
  { language: 'fr', level: 'C2' },
  { language: 'en', level: 'B2' },
]
const inEnglish = [
  { language: 'en', level: 'C2' },
  { language: 'fr', level: 'B1' },
]
const skillsOf: Readonly<Record<string, readonly string[]>> = {
  Informatique: ['TypeScript', 'SQL', 'Git'],
  'Génie industriel': ['Lean', 'CAO'],
  'Mathématiques appliquées': ['Python', 'Statistiques'],
  'Commerce international': ['Négociation', 'Incoterms'],
  Design: ['Figma', 'Maquettes'],
}

interface Enrolled {
  results: { id?: string; candidate?: { id: string } }[]
}

const enrolMany = `mutation EnrolCandidates($input: EnrolCandidatesInput!) {
  result: enrolCandidates(input: $input) {
    __typename
    ... on CandidatesEnrolled { results { ... on Candidate { id } ... on AlreadyEnrolled { candidate { id } } } }
    ... on Refusal { code message }
  }
}`
const candidacies = 'query MyCandidacies { myCandidacies { nodes { id } } }'
