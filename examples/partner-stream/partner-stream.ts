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

interface Problem {
  code?: number
  reason?: string
  message?: string
  extensions?: { code?: string; oldestCursor?: string }
}

/** What is wrong, in a line: faults of the stream, why the socket was closed, or why it could not be opened. */
function said({ code, reason, message, extensions }: Problem): string {
  if (extensions) return `${extensions.code}: ${message}`
  if (code === 4403)
    return `TOKEN is not let in (${reason}). Start with another: ask the school for a key with the scope FEED.`
  return code ? `Closed with ${code}: ${reason}` : `${url} cannot be reached. ${message ?? ''}`
}

/** The same again would be refused again. */
function isFinal({ code, extensions }: Problem): boolean {
  return code === 4403 || extensions?.code === 'FORBIDDEN' || extensions?.code === 'BAD_USER_INPUT'
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
  } catch (thrown) {
    const problem = [thrown].flat()[0] as Problem
    console.error(said(problem))
    after = problem.extensions?.oldestCursor ?? after
    if (isFinal(problem)) process.exit(1)
  }
  await delay(1000)
}
