import type { Resolvers } from '../generated/graphql.ts'
import { createApiKey } from './create-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'

export const apiKeyResolvers: Resolvers = {
  Mutation: {
    createApiKey: (_, { input }, ctx) => createApiKey(ctx, input),
    revokeApiKey: (_, { input }, ctx) => revokeApiKey(ctx, input),
  },
  School: { apiKeys: ({ id }, args, ctx) => ctx.loaders.apiKeysOfSchool(id, args) },
  ApiKey: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.apiKey.load(id),
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    state: (key, _, ctx) => key.standing(ctx.now()),
    lastUsedAt: ({ id }, _, ctx) => ctx.loaders.apiKeyUse.load(id),
    createdBy: async ({ createdBy }, _, ctx) => (await ctx.loaders.person.load(createdBy))!,
    revokedBy: ({ revokedBy }, _, ctx) => revokedBy && ctx.loaders.person.load(revokedBy),
  },
}
