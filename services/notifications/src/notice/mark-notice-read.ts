import { LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { isId, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

/** Marks a notice of the viewer as read. Refuses NOTICE_UNKNOWN, also when it is somebody else's. */
export async function markNoticeRead({ em, viewer, now }: Context, id: string): Promise<Notice | Refusal> {
  return em.transactional(async (em) => {
    const own = isId('ntc', id) ? { id, person: viewer.personId } : null
    const notice = own && (await em.findOne(Notice, own, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }))
    if (!notice) return refuse('NOTICE_UNKNOWN')
    notice.read(now())
    return notice
  })
}
