import type { InterviewId } from '@passerelle/kernel'
import type { Context } from '../../context.ts'
import { Reply } from './reply.ts'

/** Mails that came about an interview, oldest first, for those who invited. An invitation keeps 100 at most. */
export async function repliesSeenBy({ em, viewer, loaders }: Context, id: string): Promise<Reply[]> {
  const interview = await loaders.interview.load(id)
  if (!interview?.isInvitedBy(viewer.personId)) return []
  return em.find(Reply, { interviewId: id as InterviewId }, { orderBy: { arrivedAt: 'asc', id: 'asc' } })
}
