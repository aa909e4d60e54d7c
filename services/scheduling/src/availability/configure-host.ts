import { optionalLine, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { ConfigureHostInput } from '../generated/graphql.ts'
import { followPlaces } from '../interview/follow-places.ts'
import { longest } from '../interview/longest.ts'
import { changeHost } from './change-host.ts'
import type { Host, HostSettings } from './host.ts'

/** How talents reach the recruiter, and where he stands. What is left out stays; who is to meet him is told of another stand. */
export async function configureHost(ctx: Context, cmd: ConfigureHostInput): Promise<Host | Refusal> {
  const settings: Partial<HostSettings> = {}
  if (cmd.bookingMode) settings.bookingMode = cmd.bookingMode
  for (const kind of ['idealCandidate', 'customQuestion', 'stand'] as const) {
    if (cmd[kind] === undefined) continue
    const text = (kind === 'stand' ? optionalLine : optionallyWritten)(kind, cmd[kind], longest[kind])
    if (isRefusal(text)) return text
    settings[kind] = text
  }
  return changeHost(ctx, cmd.hostId, async (host, em) => {
    host.configure(settings)
    await em.flush()
    const { id: hostId, eventId } = host
    if (settings.stand !== undefined) await followPlaces(em, { eventId, hostId }, ctx.viewer.personId, ctx.now())
    return undefined
  })
}
