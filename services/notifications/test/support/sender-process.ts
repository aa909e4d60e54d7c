/**
 * The sender as a process of its own, to be killed. Its clock is the machine's, moved by CLOCK_OFFSET milliseconds, so
 * that a second one may come "two minutes later" at once.
 */
import { createOrm } from '@passerelle/persistence'
import { pino } from 'pino'
import { entities } from '../../src/index.ts'
import { startSender } from '../../src/mail/sending/sender.ts'

const { DATABASE_URL = '', SMTP_URL = '', CLOCK_OFFSET } = process.env
const orm = await createOrm({ url: DATABASE_URL, entities })
const sender = startSender({
  orm,
  smtpUrl: SMTP_URL,
  letterhead: {
    from: { name: 'Passerelle', email: 'passerelle@example.org' },
    publicUrl: 'https://passerelle.example.org',
    replies: null,
  },
  clock: () => new Date(Date.now() + Number(CLOCK_OFFSET)),
  log: pino({ level: 'silent' }),
})
process.send?.('ready')
process.on('disconnect', async () => {
  await sender.close()
  await orm.close()
})
