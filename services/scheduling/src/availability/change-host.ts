import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { availabilityChanged, refuse } from '@passerelle/contracts'
import { type HostId, isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Host } from './host.ts'
import { tellHost } from './tell-host.ts'

/**
 * Changes the viewer's own calendar under a lock, and says so when something is different.
 * @returns NOT_FOUND when it is somebody else's, or of a company that the viewer has left
 */
export function changeHost(
  ctx: Context,
  hostId: string,
  change: (host: Host, em: EntityManager) => Promise<Refusal | undefined> | Refusal | undefined,
): Promise<Host | Refusal> {
  return changes(ctx, async (em) => {
    const where = { id: hostId as HostId, personId: ctx.viewer.personId }
    const host = await em.findOne(Host, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (!host || !ctx.viewer.worksFor(host.employerId)) return refuse('NOT_FOUND.CALENDAR')
    const before = host.version
    const refusal = await change(host, em)
    if (isRefusal(refusal)) return refusal
    await em.flush()
    if (host.version !== before) tellHost(em, availabilityChanged, host)
    return host
  })
}
