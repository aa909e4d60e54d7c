import type { Resolvers } from '../generated/graphql.ts'
import { schoolsByName } from './school-lists.ts'
import { usualAdvice } from './school-texts.ts'
import { setApprovalByJob } from './set-approval-by-job.ts'
import { setDefaultApprovalRoles } from './set-default-approval-roles.ts'
import { setSchoolTexts } from './set-school-texts.ts'

export const schoolResolvers: Resolvers = {
  Query: {
    school: (_, { id }, ctx) => ctx.loaders.school.load(id),
    schools: (_, args, ctx) => schoolsByName(ctx.em, args),
  },
  Mutation: {
    setDefaultApprovalRoles: (_, { input }, ctx) => setDefaultApprovalRoles(ctx, input),
    setApprovalByJob: (_, { input }, ctx) => setApprovalByJob(ctx, input),
    setSchoolTexts: (_, { input }, ctx) => setSchoolTexts(ctx, input),
  },
  School: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.school.load(id),
    safetyAdvice: ({ safetyAdvice }, _, { viewer }) => [...(safetyAdvice ?? usualAdvice[viewer.locale])],
  },
}
