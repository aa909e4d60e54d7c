import type { Resolvers } from '../generated/graphql.ts'
import { profileOf } from './profile-of.ts'
import { setProfileAudience } from './set-profile-audience.ts'
import { updateProfile } from './update-profile.ts'

export const profileResolvers: Resolvers = {
  Mutation: {
    updateProfile: (_, { input }, ctx) => updateProfile(ctx, input),
    setProfileAudience: (_, { input }, ctx) => setProfileAudience(ctx, input),
  },
  Candidate: { profile: (candidate, _, ctx) => profileOf(candidate, ctx) },
  CandidateProfile: { changedBy: ({ changedBy }) => changedBy && { id: changedBy } },
}
