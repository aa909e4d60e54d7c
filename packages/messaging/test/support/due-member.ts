/**
 * Acts on what is due in a process of its own, to be killed: `node due-member.ts <database> <lease> <patient>`. Says each
 * key on a line; a patient one then waits for a line on stdin, its effect written and not committed.
 */
import { createInterface } from 'node:readline'
import { systemClock } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import pino from 'pino'
import { startDue } from '../../src/index.ts'
import { schema, writesDown } from './deed.ts'

const [url, lease, patient] = process.argv.slice(2) as [string, string, string]
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const act = writesDown(async (key) => {
  process.stdout.write(`${key}\n`)
  if (patient === 'patient') await lines.next()
})
const orm = await createOrm({ url, ...schema })
startDue({ orm, acts: [act], clock: systemClock, log: pino({ level: 'silent' }), lease: Number(lease) })
