import { setTimeout as delay } from 'node:timers/promises'
import { accessChanged, apiKeyRevoked, type Contract } from '@passerelle/contracts'
import { createTransport, type KafkaConnection, tail } from '@passerelle/messaging/without-orm'
import type { Logger } from '@passerelle/service-kit/without-orm'

export interface AccessNews {
  /** Somebody's memberships are others now. */
  changed(person: string): void
  /** An API key is good for nothing any more. */
  revoked(key: string): void
}

export interface FollowedAccess {
  /** Whether news comes: the log has answered. */
  following(): boolean
  close(): Promise<void>
}

/**
 * Hears from employers whose rights changed. Each gateway follows the log for itself. The log may come up later than the
 * gateway, and its absence costs freshness only: starting is not waited for.
 */
export function followAccess(
  url: string | undefined,
  kafka: KafkaConnection,
  log: Logger,
  news: AccessNews,
): FollowedAccess | undefined {
  if (!url) return undefined
  const transport = createTransport(url, { log, kafka })
  const followed: readonly Contract<{ personId: string } | { id: string }>[] = [accessChanged, apiKeyRevoked]
  const following = tail(transport, followed, ({ data }) => {
    if ('personId' in data) news.changed(data.personId)
    else news.revoked(data.id)
  })
  let begun = false
  following.then(
    () => {
      begun = true
    },
    (error: unknown) => log.warn({ err: error }, 'changes of memberships are not followed'),
  )
  return {
    following: () => begun,
    async close() {
      // A log that never answered has nothing to stop; closing the transport ends the attempt.
      const late = delay(1000, undefined, { ref: false })
      const followed = await Promise.race([following.catch(() => undefined), late])
      await followed?.close()
      await transport.close()
    },
  }
}
