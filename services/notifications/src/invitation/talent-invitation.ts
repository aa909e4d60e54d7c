import type { Context } from '../context.ts'
import type { Invitation } from './invitation.ts'

/** The invitation of the talent to an interview, whoever may see it; null while there is none. */
export async function talentInvitation({ loaders }: Context, interviewId: string): Promise<Invitation | null> {
  const interview = await loaders.interview.load(interviewId)
  const invitations = await loaders.invitations.load(interviewId)
  return invitations.find(({ person }) => person === interview?.talent) ?? null
}
