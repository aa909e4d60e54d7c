import type { Policies, Viewer } from '@passerelle/service-kit'
import { ofSchool } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import type { School } from './school.ts'

export const schoolPolicies: Policies = {
  byKey: {
    // The rule of the type says what is found.
    'Query.school': 'anyone',
    School: async (_: Viewer, { id }: School, ctx: Context) => (await ctx.loaders.standing()).key?.school === id,
  },
  Query: { school: 'anyone', schools: 'anyone' },
  Mutation: {
    setDefaultApprovalRoles: ofSchool('SCHOOL_SETTINGS'),
    setApprovalByJob: ofSchool('SCHOOL_SETTINGS'),
    setSchoolTexts: ofSchool('SCHOOL_SETTINGS'),
  },
  School: 'anyone',
  'School.defaultRoles': isStaff,
  'School.criteria': isStaff,
}

/** For what a school shows its staff only. */
export async function isStaff(_: Viewer, { id }: { id: string }, ctx: Context): Promise<boolean> {
  return (await ctx.loaders.standing()).staffOf(id)
}
