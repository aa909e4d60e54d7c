import { LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { isId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

/** Marks a notice of the viewer as read. Refuses NOTICE_UNKNOWN, also when it is somebody else's, or of a company that they have left. */
export async function markNoticeRead(ctx: Context, id: string): Promise<Notice | Refusal> {
  const { viewer, now } = ctx
  return changes<Notice | Refusal>(ctx, async (em) => {
    const own = isId('ntc', id) ? { id, person: viewer.personId } : null
    const notice = own && (await em.findOne(Notice, own, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }))
    if (!notice || !(await ctx.loaders.noticeStillRead.load(notice.id))) return refuse('NOTICE_UNKNOWN')
    notice.read(now())
    return notice
  })
}
