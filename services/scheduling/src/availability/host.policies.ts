import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Host } from './host.ts'
import { seesHost } from './host-access.ts'

export const hostPolicies: Policies = {
  Query: { host: 'anyone' },
  Mutation: {
    // Each acts on the viewer's own calendar; its use case answers NOT_FOUND for anybody else's.
    openAvailability: 'anyone',
    closeAvailability: 'anyone',
    configureHost: 'anyone',
    blockSlots: 'anyone',
    unblockSlots: 'anyone',
  },
  Host: (_: Viewer, host: Host, ctx: Context) => seesHost(ctx, host),
  // Keys of other services with fields of ours: each field shows what the viewer may see, and no more.
  Event: 'anyone',
  EmployerUser: 'anyone',
}
