/**
 * A member of a group in a process of its own, to be killed, stopped and resumed: `node member.ts <url> <group> <topic>
 * <session>`. Says each message on a line and waits for a line on stdin before it counts as handled.
 */
import { createInterface } from 'node:readline'
import pino from 'pino'
import { createTransport } from '../../src/index.ts'
import { oneByOne } from '../../src/transport/transport.ts'
import { textOf } from './message.ts'

const [url, group, topic, session] = process.argv.slice(2) as [string, string, string, string]
const transport = createTransport(url, { log: pino({ level: 'silent' }), session: Number(session) })
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

transport.subscribe({
  group,
  topics: [topic],
  handle: oneByOne(async (message) => {
    process.stdout.write(`${textOf(message)}\n`)
    await lines.next()
  }),
})
