import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Permission, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { EmployerRole } from '../employer-user/employer-user.ts'

// Who may act for a company or decide for a school. About approvals, jobs and users strangers hear the same as for an id
// that does not exist.

export type Verdict = Promise<true | Refusal>
export type Input<Key extends string> = { input: Record<Key, string> }

const notFound = () => refuse('NOT_FOUND')

/** @param employerId undefined when what leads to it is not there */
export async function forEmployer(ctx: Context, employerId: string | undefined, atLeast: EmployerRole): Verdict {
  const viewer = await ctx.loaders.standing()
  if (employerId === undefined || !viewer.worksFor(employerId)) return notFound()
  return viewer.worksFor(employerId, atLeast) || refuse('FORBIDDEN.ROLE_NEEDED', { role: atLeast })
}

/** @param schoolId undefined when what leads to it is not there */
export async function forSchool(ctx: Context, schoolId: string | undefined, permission: Permission): Verdict {
  const viewer = await ctx.loaders.standing()
  if (schoolId === undefined || !viewer.staffOf(schoolId)) return notFound()
  return viewer.staffOf(schoolId, permission) || refuse('FORBIDDEN.PERMISSION_NEEDED', { permission })
}

/** For mutations that name a company. */
export const ofEmployer =
  (atLeast: EmployerRole) =>
  async (_: Viewer, { input }: Input<'employerId'>, ctx: Context): Verdict => {
    const member = (await ctx.loaders.standing()).worksFor(input.employerId)
    if (!member) return refuse('FORBIDDEN.NOT_OF_COMPANY')
    return forEmployer(ctx, input.employerId, atLeast)
  }

/** For mutations that name a school. */
export const ofSchool =
  (permission: Permission) =>
  async (_: Viewer, { input }: Input<'schoolId'>, ctx: Context): Verdict => {
    const member = (await ctx.loaders.standing()).staffOf(input.schoolId)
    return member ? forSchool(ctx, input.schoolId, permission) : refuse('FORBIDDEN.NOT_OF_SCHOOL')
  }

/** For what a school shows to those of its staff who may change its settings. */
export async function hasSettings(_: Viewer, { id }: { id: string }, ctx: Context): Promise<boolean> {
  return (await ctx.loaders.standing()).staffOf(id, 'SCHOOL_SETTINGS')
}
