import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { CloseAvailabilityInput } from '../generated/graphql.ts'
import { changeHost } from './change-host.ts'
import type { Host } from './host.ts'
import { HostListing } from './host-listing.ts'

/** Out of the directory. Requests and interviews already there go on. */
export function closeAvailability(ctx: Context, cmd: CloseAvailabilityInput): Promise<Host | Refusal> {
  return changeHost(ctx, cmd.hostId, async (host, em) => {
    host.close()
    const listing = await em.findOneOrFail(HostListing, { hostId: host.id })
    listing.open = false
    return undefined
  })
}
