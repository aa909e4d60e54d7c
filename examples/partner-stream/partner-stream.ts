/**
 * Prints everything that concerns a school, a line for each entry, and keeps its place in a file: stop it whenever you like
 * and start it again, it goes on where it was. Nothing is missing, nothing comes twice.
 *
 *   npm install graphql-ws
 *   TOKEN=… node partner-stream.ts sch_… wss://passerelle.example.org/graphql
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from 'graphql-ws'

const [schoolId, url = 'ws://localhost:4000/graphql', file = `${schoolId}.cursor`] = process.argv.slice(2)
const query = `subscription ($schoolId: ID!, $after: String) { schoolFeed(schoolId: $schoolId, after: $after) {
  position type occurredAt cursor employer { name } job { title } event { name } candidate { firstName lastName }
} }`
// Connected again by the loop below rather than by the library, which would ask with the cursor that it began with.
const connectionParams = () => ({ authorization: `Bearer ${process.env.TOKEN}` })
const client = createClient({ url, connectionParams, retryAttempts: 0 })
let after = existsSync(file) ? readFileSync(file, 'utf8') : 'oldest'
// A signal waits until what was printed is kept, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit())

/** What is wrong, in a line: faults of the stream, why the socket was closed, or why it could not be opened. */
function said(problem: unknown): string {
  if (Array.isArray(problem)) return JSON.stringify(problem)
  const { code, reason, message } = problem as { code?: number; reason?: string; message?: string }
  return code ? `Closed with ${code}: ${reason}` : `${url} cannot be reached. ${message ?? ''}`
}

for (;;) {
  try {
    for await (const { data, errors } of client.iterate({ query, variables: { schoolId, after } })) {
      const entry = data?.schoolFeed as { cursor: string } | undefined
      if (!entry) throw errors
      console.log(JSON.stringify(entry))
      after = entry.cursor
      writeFileSync(`${file}.new`, after)
      renameSync(`${file}.new`, file)
    }
  } catch (problem) {
    console.error(said(problem))
    const { code, oldestCursor } = ([problem].flat()[0] as { extensions?: Record<string, string> }).extensions ?? {}
    if (oldestCursor) after = oldestCursor
    else if (code === 'FORBIDDEN' || code === 'BAD_USER_INPUT') process.exit(1)
  }
  await delay(1000)
}
