import type { Context } from '../context.ts'

/** Its own users, and staff of schools that it asked. */
export async function insideEmployer(ctx: Context, employerId: string): Promise<boolean> {
  const viewer = await ctx.loaders.standing()
  if (viewer.worksFor(employerId)) return true
  return (await ctx.loaders.approvalsHere.load(employerId)).some(({ schoolId }) => viewer.staffOf(schoolId))
}
