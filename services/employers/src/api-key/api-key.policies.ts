import type { Policies, Viewer } from '@passerelle/service-kit'
import { forSchool, type Input, ofSchool, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import type { ApiKey } from './api-key.ts'

export const apiKeyPolicies: Policies = {
  Mutation: { createApiKey: ofSchool('SCHOOL_SETTINGS'), revokeApiKey: ofApiKey },
  'School.apiKeys': (_: Viewer, { id }: { id: string }, ctx: Context) => hasSettings(ctx, id),
  ApiKey: (_: Viewer, { schoolId }: ApiKey, ctx: Context) => hasSettings(ctx, schoolId),
}

async function ofApiKey(_: Viewer, { input }: Input<'apiKeyId'>, ctx: Context): Verdict {
  return forSchool(ctx, (await ctx.loaders.apiKey.load(input.apiKeyId))?.schoolId, 'SCHOOL_SETTINGS')
}

async function hasSettings(ctx: Context, schoolId: string): Promise<boolean> {
  return (await ctx.loaders.standing()).staffOf(schoolId, 'SCHOOL_SETTINGS')
}
