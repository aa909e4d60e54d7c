import { Client, type ClientConfig } from 'pg'
import type { Logger } from 'pino'

export interface Listener {
  /** Calls `poke` when something is said about one of these subjects, or when that may have been missed. */
  listen(subjects: readonly string[], poke: () => void): () => void
  /** Whether hints arrive at present. Polling is the truth either way, and faster without them. */
  readonly connected: boolean
  close(): Promise<void>
}

export const channel = 'log'
const reconnectAfter = 1_000

/** One connection per process for hints: topics that grew, groups that shift. What is lost is found by polling. */
export function createListener(config: ClientConfig, log: Logger): Listener {
  const listening = new Set<{ subjects: ReadonlySet<string>; poke: () => void }>()
  let client: Client | undefined
  let connected = false
  let open = true
  let connecting: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  function pokeAll(): void {
    for (const { poke } of listening) poke()
  }

  function lost(of: Client, error?: Error): void {
    if (client !== of) return
    client = undefined
    connected = false
    pokeAll()
    if (!open) return
    log.debug({ err: error }, 'No hints from the log, polling until they are back')
    timer = setTimeout(() => {
      connecting = connect()
    }, reconnectAfter)
  }

  async function connect(): Promise<void> {
    const fresh = new Client({ ...config, keepAlive: true })
    client = fresh
    fresh.on('error', (error) => lost(fresh, error))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload = '' }) => {
      const subjects = payload.split(' ')
      for (const { subjects: wanted, poke } of listening) if (subjects.some((subject) => wanted.has(subject))) poke()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      connected = true
      pokeAll()
    } catch (error) {
      lost(fresh, error as Error)
      await fresh.end().catch(() => {})
    }
  }

  return {
    listen(subjects, poke) {
      const entry = { subjects: new Set(subjects), poke }
      listening.add(entry)
      connecting ??= connect()
      return () => listening.delete(entry)
    },
    get connected() {
      return connected
    },
    async close() {
      open = false
      clearTimeout(timer)
      await connecting
      await client?.end().catch(() => {})
    },
  }
}
