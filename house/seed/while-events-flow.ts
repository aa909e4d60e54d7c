import type { Patience } from '@passerelle/client'
import { databaseAddress } from '@passerelle/persistence'
import { Client } from 'pg'

/** Milliseconds without any event after which nothing more is expected: forty times what an event takes where nothing is in its way. */
const stillAfter = 60_000
const lookEvery = 1_000

/** Patience that lasts as long as services take in events, however slow they are; of whoever waits, each has it for a minute at least. */
export interface FlowPatience extends AsyncDisposable {
  patience(): Patience
}

/** @param databaseUrls of all services, whose inboxes are counted */
export async function whileEventsFlow(databaseUrls: readonly string[], still = stillAfter): Promise<FlowPatience> {
  const clients = databaseUrls.map((url) => new Client(databaseAddress(url)))
  // A server that is started again ends them: nothing is seen any more, and patience has its end.
  for (const client of clients) client.on('error', () => {})
  await Promise.all(clients.map((client) => client.connect()))
  let seen = -1
  let movedAt = performance.now()
  const look = async () => {
    const taken = await Promise.all(clients.map(takenIn)).catch(() => undefined)
    const all = taken?.reduce((sum, one) => sum + one, 0) ?? seen
    if (all !== seen) movedAt = performance.now()
    seen = all
  }
  const looking = setInterval(() => void look(), lookEvery).unref()
  return {
    patience() {
      const since = performance.now()
      return {
        words: `no service has taken in an event for ${still / 1000} s`,
        isOver: () => performance.now() - Math.max(since, movedAt) > still,
      }
    },
    async [Symbol.asyncDispose]() {
      clearInterval(looking)
      await Promise.all(clients.map((client) => client.end().catch(() => {})))
    },
  }
}

async function takenIn(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from inbox')
  return Number(rows[0]!.count)
}
