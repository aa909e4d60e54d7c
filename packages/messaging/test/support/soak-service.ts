/**
 * A service that writes, sends and reacts until it is killed: `node soak-service.ts <database> <log> <group>`.
 * Whatever fails is tried again or forgotten; the ledger in the database says afterwards what was lost.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { createOrm } from '@passerelle/persistence'
import pino from 'pino'
import { createTransport, startConsumer, startRelay } from '../../src/index.ts'
import { entities, migrations, writeLine } from './note.ts'
import { takeEffect } from './take-effect.ts'

const [database, logUrl, group] = process.argv.slice(2) as [string, string, string]
const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
const orm = await createOrm({ url: database, entities, migrations })
const transport = createTransport(logUrl, { log, session: 1_000 })
startRelay({ orm, transport, log, service: 'notes', leaseLength: 3_500 })
startConsumer({ orm, transport, group, reactions: [takeEffect], log })

for (let i = 0; ; i = (i + 1) % 8) {
  await writeLine(orm, `note_${i}`).then(
    () => process.stdout.write('.'),
    () => {},
  )
  await delay(5)
}
