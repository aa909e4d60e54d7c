import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { apiSchema } from '../api-schema.ts'
import { root } from '../services.ts'

interface Bound {
  /** As many at most; the field's description says so. */
  readonly most: number
  /** The file that holds the list to it, and what stands there. */
  readonly by: string
  readonly says: string
}

const format = 'services/events/src/event/event-format.ts'
const placesOfJob = { most: 50, by: 'services/employers/src/job/post-job.ts', says: 'const mostSchools = 50' }
const offered = { most: 10, by: 'services/scheduling/src/informational-offer/informational-offer.ts' }
const noShows = {
  ...{ most: 2, by: 'services/scheduling/src/interview/interview.ts' },
  says: 'if (noShowOf(this, absent)) return false',
}
const nextFree = { most: 5, by: 'services/scheduling/src/interview/pick-slot.ts', says: 'const nextAtMost = 5' }

/** Lists that are no connections, for they cannot grow: what they hold comes by one input, or stops being kept. */
const bounded: Readonly<Record<string, Bound>> = {
  'CandidateInvalid.problems': {
    ...{ most: 7, by: 'services/matchmaking/src/candidate/candidate-details.ts' },
    says: 'isGraduationYear(graduationYear) ||',
  },
  'CandidateProfile.documents': {
    ...{ most: 20, by: 'services/matchmaking/src/match/match-document.ts' },
    says: 'const most = 20',
  },
  'CandidateProfile.languages': {
    ...{ most: 10, by: 'packages/contracts/src/fit/languages.ts' },
    says: 'const mostLanguages = 10',
  },
  'CandidateProfile.places': {
    ...{ most: 10, by: 'services/matchmaking/src/profile/profile-said.ts' },
    says: 'const mostPlaces = 10',
  },
  'CandidateProfile.skills': {
    ...{ most: 30, by: 'packages/contracts/src/fit/skills.ts' },
    says: 'const mostSkills = 30',
  },
  'CandidateProfile.audiences': {
    ...{ most: 6, by: 'services/matchmaking/src/profile/profile.ts' },
    says: "['PRESENTATION', 'SKILLS', 'LANGUAGES', 'PLACES', 'AVAILABILITY', 'DOCUMENTS']",
  },
  'CandidatesEnrolled.results': {
    ...{ most: 200, by: 'services/matchmaking/src/candidate/enrol-candidates.ts' },
    says: 'const most = 200',
  },
  'Event.days': { most: 31, by: format, says: 'const maxDays = 31' },
  'Event.durations': { most: 10, by: format, says: 'const maxDurations = 10' },
  'EventInvalid.problems': { most: 31, by: format, says: 'if (days.length > maxDays) return [about(' },
  'Host.days': { most: 31, by: format, says: 'const maxDays = 31' },
  'Host.slots': {
    ...{ most: 31, by: 'services/scheduling/src/availability/slots-between.ts' },
    says: 'const longestDays = 31',
  },
  'HostDay.blocked': { most: (24 * 60) / 5, by: format, says: 'const shortest = 5' },
  'InformationalOffer.languages': { ...offered, says: 'const mostLanguages = 10' },
  'InformationalOffer.topics': { ...offered, says: 'const mostTopics = 10' },
  'Interview.noShows': noShows,
  'Interview.interviewers': {
    ...{ most: 10, by: 'services/scheduling/src/interview/interviewers-of.ts' },
    says: 'const most = 10',
  },
  'Interview.proposedTimes': {
    ...{ most: 5, by: 'services/scheduling/src/interview/proposed-times.ts' },
    says: 'const most = 5',
  },
  'Interview.questions': {
    ...{ most: 200, by: 'services/scheduling/src/interview/informational.ts' },
    says: 'const mostQuestions = 200',
  },
  'Invitation.answers': {
    ...{ most: 100, by: 'services/notifications/src/invitation/answer/keep-answer.ts' },
    says: 'const keptAtMost = 100',
  },
  'InterviewsStand.days': { most: 31, by: format, says: 'const maxDays = 31' },
  'Job.reviews': placesOfJob,
  'JobTerms.languages': {
    ...{ most: 10, by: 'packages/contracts/src/fit/languages.ts' },
    says: 'const mostLanguages = 10',
  },
  'JobTerms.skills': { most: 30, by: 'packages/contracts/src/fit/skills.ts', says: 'const mostSkills = 30' },
  'Match.documents': {
    ...{ most: 20, by: 'services/matchmaking/src/match/match-document.ts' },
    says: 'const most = 20',
  },
  'NotApprovedAtSchools.schools': placesOfJob,
  'School.safetyAdvice': {
    ...{ most: 20, by: 'services/employers/src/school/school-texts.ts' },
    says: 'const mostAdvice = 20',
  },
  'SlotNotOffered.nextFreeSlots': nextFree,
  'SlotTaken.nextFreeSlots': nextFree,
  'StandingInterview.noShows': noShows,
  'StandingInterviewsCancelled.results': {
    ...{ most: 100, by: 'services/scheduling/src/approval/cancel-standing-interviews.ts' },
    says: 'const most = 100',
  },
}

const graph = apiSchema()

type Field = GraphQLField<unknown, unknown>

function fieldsOf(schema: GraphQLSchema): [name: string, field: Field][] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field): [string, Field] => [`${type.name}.${field.name}`, field]),
    )
}

/** Lists but for those of a page, which is bounded by `first`, and of values of an enum, which come once each. */
function listsOf(schema: GraphQLSchema): string[] {
  return fieldsOf(schema)
    .filter(([, { type }]) => isListType(getNullableType(type)) && !isEnumType(getNamedType(type)))
    .map(([name]) => name)
    .filter((name) => !/Connection\.(edges|nodes)$/.test(name))
}

const connectionsOf = (schema: GraphQLSchema) =>
  fieldsOf(schema).filter(([, { type }]) => getNamedType(type).name.endsWith('Connection'))

/** What narrows a list beside `filter`. The thing that it is of is named by an id that must be given. */
function looseArguments(schema: GraphQLSchema): string[] {
  const known = ['filter', 'orderBy', 'first', 'after']
  return connectionsOf(schema).flatMap(([name, { args }]) =>
    args
      .filter((arg) => !known.includes(arg.name) && !(isNonNullType(arg.type) && getNamedType(arg.type).name === 'ID'))
      .map((arg) => `${name}.${arg.name}`),
  )
}

test('GQ-05 every list of the graph is a connection, or its bound is known', () => {
  expect(listsOf(graph).sort()).toEqual(Object.keys(bounded).sort())
})

test.each(Object.entries(bounded))(
  'GQ-05 %s has its bound where it is said, and says it',
  (name, { most, by, says }) => {
    const [, { description }] = fieldsOf(graph).find(([field]) => field === name)!
    expect(description).toMatch(new RegExp(`\\b${most}\\b`))
    expect(readFileSync(join(root, by), 'utf8')).toContain(says)
  },
)

test('GQ-05 every connection takes `first` and `after`, and is narrowed by `filter` alone', () => {
  const connections = connectionsOf(graph)
  expect(connections.length).toBeGreaterThan(30)
  for (const [name, { args }] of connections)
    expect([name, args.map((arg) => arg.name)]).toEqual([name, expect.arrayContaining(['first', 'after'])])
  expect(looseArguments(graph)).toEqual([])
})

test('GQ-05 every connection has nodes, edges, a page and a total', () => {
  const types = new Set(connectionsOf(graph).map(([, { type }]) => getNamedType(type)))
  const fields = ['edges', 'nodes', 'pageInfo', 'totalCount', 'totalCountCapped']
  for (const type of types)
    expect([type.name, isObjectType(type) && Object.keys(type.getFields()).sort()]).toEqual([type.name, fields])
})

test('GQ-05 a list without an end is seen, and an argument that narrows by itself', () => {
  const schema = buildSchema(`
    type Query { all: [Thing!] one: Thing some(kind: Kind, of: ID!, by: ID, first: Int, after: String): ThingConnection }
    interface Named { names: [String!]! } type Thing implements Named { names: [String!]! kinds: [Kind!]! }
    enum Kind { A } type ThingConnection { edges: [ThingEdge!]! nodes: [Thing!]! } type ThingEdge { node: Thing! }`)
  expect(listsOf(schema)).toEqual(['Query.all', 'Named.names', 'Thing.names'])
  expect(looseArguments(schema)).toEqual(['Query.some.kind', 'Query.some.by'])
})
