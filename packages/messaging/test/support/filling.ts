/**
 * Fills the projection of notes in a process of its own, to be killed: `node filling.ts <database> <log> <group>`. Says each
 * note on a line and waits for a line on stdin before the transaction goes on.
 */
import { createInterface } from 'node:readline'
import { createOrm } from '@passerelle/persistence'
import pino from 'pino'
import { createTransport, fill } from '../../src/index.ts'
import { entities } from './note.ts'
import { noteProjection } from './note-projection.ts'

const [database, logUrl, group] = process.argv.slice(2) as [string, string, string]
const log = pino({ level: 'silent' })
const orm = await createOrm({ url: database, entities })
const transport = createTransport(logUrl, { log })
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

await fill({
  orm,
  transport,
  group,
  log,
  reactions: [],
  clock: () => new Date(),
  projection: {
    ...noteProjection,
    async handle(context) {
      await noteProjection.handle(context)
      process.stdout.write(`${context.event.aggregateId}\n`)
      await lines.next()
    },
  },
})
