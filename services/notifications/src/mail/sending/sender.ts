import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import { createWake, every, withCause } from '@passerelle/messaging'
import type { Logger } from '@passerelle/service-kit'
import { SpanKind, spanFailed, withSpan } from '@passerelle/telemetry'
import { type ClaimedMessage, claimMessages, mayLeave } from './claim-messages.ts'
import { conversations, createTransporter } from './create-transporter.ts'
import { handOver, type MailOutcome } from './hand-over.ts'
import { markHandedOver, recordOutcome, takeUpAbandoned } from './record-outcome.ts'
import type { Letterhead } from './write-mail.ts'

/** How often the queue is looked at when it was empty. Looking is the truth; nothing else wakes the sender. */
const lookEvery = 200
const afterFault = 1_200
const sweepEvery = 5_000
const finishWithin = 10_000

export interface SenderOptions {
  orm: MikroORM
  smtpUrl: string
  letterhead: Letterhead
  clock: Clock
  log: Logger
}

export interface Sender {
  /** Mails that could leave now, or are leaving. */
  pending(): Promise<number>
  /** How the conversations of this process ended so far. */
  readonly outcomes: Readonly<Record<MailOutcome['kind'], number>>
  /** Lets the conversations that are under way come to their end, 10 seconds at most. */
  close(): Promise<void>
}

/**
 * Sends what is queued, at most once each. Any number of processes may do it at a time: a message is claimed under a row
 * lock, and each later step asks whether the claim still holds.
 */
export function startSender(options: SenderOptions): Sender {
  const { orm, letterhead, clock, log } = options
  const transporter = createTransporter(options.smtpUrl)
  const underWay = new Set<Promise<void>>()
  const wake = createWake()
  let open = true
  const outcomes = { taken: 0, later: 0, refused: 0, unknown: 0 }
  const sweeping = every(sweepEvery, () => sweep(orm.em.fork(), clock(), log), {
    log,
    what: 'mails in the hands of stopped processes are taken up',
  })

  /** @returns how long to rest then, in milliseconds */
  async function round(): Promise<number> {
    const limit = conversations - underWay.size
    const { claimed, seen } = await claimMessages(orm.em, { claim: randomUUID(), limit, letterhead, log, now: clock() })
    for (const message of claimed) start(message)
    return seen > 0 ? 0 : lookEvery
  }

  function start(message: ClaimedMessage): void {
    const sending = sendOne(orm, transporter, message, options, outcomes).finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  const running = (async () => {
    while (open) {
      // Claiming for half of the conversations at a time costs half as many transactions as one by one.
      if (underWay.size > conversations / 2) {
        await Promise.race(underWay)
        continue
      }
      const pause = await round().catch(notNow)
      if (open && pause > 0) await wake.sleep(pause)
    }
  })()

  function notNow(error: unknown): number {
    log.warn({ err: error }, 'Mails cannot be looked up, trying again')
    return afterFault
  }

  return {
    pending: () => countPending(orm.em.fork(), clock()),
    outcomes,
    async close() {
      open = false
      wake.poke()
      await sweeping.close()
      await running
      await Promise.race([Promise.all(underWay), delay(finishWithin, undefined, { ref: false })])
      transporter.close()
      await Promise.all(underWay)
    },
  }
}

async function sweep(em: EntityManager, now: Date, log: Logger): Promise<void> {
  const { queued, uncertain } = await takeUpAbandoned(em, now)
  if (queued > 0) log.info({ queued }, 'Mails that a stopped process had not handed over are queued again')
  for (const message of uncertain)
    log.warn({ message }, 'Nobody can say whether this mail was delivered; it is not sent again')
}

async function countPending(em: EntityManager, now: Date): Promise<number> {
  const [row] = await em.execute<[{ count: number }]>(
    `select count(*)::int as count from message m where m.state = 'SENDING' or (${mayLeave('m')})`,
    [now],
  )
  return row.count
}

async function sendOne(
  { em }: MikroORM,
  transporter: ReturnType<typeof createTransporter>,
  message: ClaimedMessage,
  { letterhead, clock, log }: SenderOptions,
  outcomes: Record<MailOutcome['kind'], number>,
): Promise<void> {
  const mark = () => markHandedOver(em.fork(), message, clock())
  const attributes = { 'passerelle.mail': message.id, 'passerelle.mail.attempt': message.attempts }
  const began = { name: 'send mail', kind: SpanKind.CLIENT, parent: message.traceparent, attributes }
  await withSpan(began, (traceparent, span) =>
    withCause({ traceparent }, async () => {
      const outcome = await handOver(transporter, message, letterhead.from, mark)
      outcomes[outcome.kind]++
      span?.setAttribute('passerelle.mail.outcome', outcome.kind)
      if (outcome.kind === 'refused' || outcome.kind === 'unknown') spanFailed()
      logOutcome(log, message, outcome)
      await keepTrying(() => recordOutcome(em.fork(), message, outcome, clock()), log)
    }),
  )
}

/** The mail has left or not, whatever the database does: what is known about it is worth some patience. */
async function keepTrying(record: () => Promise<void>, log: Logger): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    try {
      return await record()
    } catch (error) {
      log.warn({ err: error, attempt }, 'The outcome of a mail could not be written down')
      await delay(200 * 2 ** attempt, undefined, { ref: false })
    }
  }
}

function logOutcome(log: Logger, { id, attempts, messageId }: ClaimedMessage, { kind, answer }: MailOutcome): void {
  const about = { message: id, messageId, attempts, answer }
  if (kind === 'taken') log.debug(about, 'Mail sent')
  else if (kind === 'later') log.info(about, 'Mail not taken, trying again later')
  else if (kind === 'refused') log.warn(about, 'Mail refused for good')
  else log.warn(about, 'Nobody can say whether this mail was delivered; it is not sent again')
}
