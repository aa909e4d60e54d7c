import { optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { ConfigureHostInput } from '../generated/graphql.ts'
import { longest } from '../interview/longest.ts'
import { changeHost } from './change-host.ts'
import type { Host, HostSettings } from './host.ts'

/** How talents reach the recruiter. What is left out stays. */
export async function configureHost(ctx: Context, cmd: ConfigureHostInput): Promise<Host | Refusal> {
  const settings: Partial<HostSettings> = {}
  if (cmd.bookingMode) settings.bookingMode = cmd.bookingMode
  for (const kind of ['idealCandidate', 'customQuestion'] as const) {
    if (cmd[kind] === undefined) continue
    const text = optionallyWritten(kind, cmd[kind], longest[kind])
    if (isRefusal(text)) return text
    settings[kind] = text
  }
  return changeHost(ctx, cmd.hostId, (host) => {
    host.configure(settings)
    return undefined
  })
}
