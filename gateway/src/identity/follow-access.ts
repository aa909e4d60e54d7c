import { setTimeout as delay } from 'node:timers/promises'
import { accessChanged } from '@passerelle/contracts'
import { createTransport, tail } from '@passerelle/messaging'
import type { Logger } from '@passerelle/service-kit'

/**
 * Hears from employers whose memberships changed. The log may come up later than the gateway, and its absence costs
 * freshness only: starting is not waited for.
 */
export function followAccess(
  url: string | undefined,
  log: Logger,
  changed: (person: string) => void,
): { close(): Promise<void> } | undefined {
  if (!url) return undefined
  const transport = createTransport(url, { log })
  const following = tail(transport, [accessChanged], ({ data }) => changed(data.personId))
  following.catch((error: unknown) => log.warn({ err: error }, 'changes of memberships are not followed'))
  return {
    async close() {
      // A log that never answered has nothing to stop; closing the transport ends the attempt.
      const late = delay(1000, undefined, { ref: false })
      const followed = await Promise.race([following.catch(() => undefined), late])
      await followed?.close()
      await transport.close()
    },
  }
}
