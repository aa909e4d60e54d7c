import type { Policies, Viewer } from '@passerelle/service-kit'
import { forSchool, hasSettings, type Input, ofSchool, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import type { ApiKey } from './api-key.ts'

export const apiKeyPolicies: Policies = {
  Mutation: { createApiKey: ofSchool('SCHOOL_SETTINGS'), revokeApiKey: ofApiKey },
  'School.apiKeys': hasSettings,
  ApiKey: (viewer: Viewer, { schoolId: id }: ApiKey, ctx: Context) => hasSettings(viewer, { id }, ctx),
}

async function ofApiKey(_: Viewer, { input }: Input<'apiKeyId'>, ctx: Context): Verdict {
  return forSchool(ctx, (await ctx.loaders.apiKey.load(input.apiKeyId))?.schoolId, 'SCHOOL_SETTINGS')
}
