/**
 * The inbound mail server as a process of its own, to be killed. It says its port when it listens.
 */
import { createOrm } from '@passerelle/persistence'
import { pino } from 'pino'
import { entities } from '../../src/index.ts'
import { startInbound } from '../../src/invitation/inbound/inbound-server.ts'
import { replyAddressesFor } from '../../src/invitation/inbound/reply-addresses.ts'

const { DATABASE_URL = '', DOMAIN = '', PORT = '0' } = process.env
const orm = await createOrm({ url: DATABASE_URL, entities, poolSize: 8 })
const inbound = await startInbound({
  orm,
  replies: (await replyAddressesFor(orm.em.fork(), DOMAIN))!,
  port: Number(PORT),
  host: '127.0.0.1',
  clock: () => new Date(),
  log: pino({ level: 'silent' }),
})
process.send?.(inbound.port)
process.on('disconnect', async () => {
  await inbound.close()
  await orm.close()
})
