import type { Resolvers } from '../generated/graphql.ts'
import { enrolCandidate } from './enrol-candidate.ts'
import { enrolCandidates } from './enrol-candidates.ts'
import { updateCandidate } from './update-candidate.ts'

export const candidateResolvers: Resolvers = {
  Query: {
    candidate: async (_, { id }, ctx) => (await ctx.loaders.candidate.load(id)) ?? null,
    myCandidacies: (_, page, ctx) => ctx.loaders.candidaciesOf(ctx.viewer.personId, page),
  },
  Mutation: {
    enrolCandidate: (_, { input }, ctx) => enrolCandidate(ctx, input),
    enrolCandidates: (_, { input }, ctx) => enrolCandidates(ctx, input),
    updateCandidate: (_, { input }, ctx) => updateCandidate(ctx, input),
  },
  Candidate: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.candidate.load(id)) ?? null,
    school: ({ schoolId }) => ({ id: schoolId }),
    person: ({ personId }) => (personId ? { id: personId } : null),
    name: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  },
  School: {
    candidates: ({ id }, args, ctx) => ctx.loaders.candidatesOfSchool(id, args),
  },
}
