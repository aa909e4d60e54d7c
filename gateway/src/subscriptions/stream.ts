import type { Logger } from '@passerelle/service-kit/without-orm'
import type { ExecutionResult, GraphQLError } from 'graphql'
import type { RequestContext } from '../graph/subgraph.ts'
import { masked } from './masked.ts'
import { OrderedWindow } from './ordered-window.ts'
import { OwnerSubscription } from './owner-subscription.ts'
import { type Delivery, ResultQueue } from './result-queue.ts'
import { StreamCallers } from './stream-callers.ts'
import { slowConsumer } from './stream-errors.ts'
import type { StreamLimits } from './stream-limits.ts'
import { asksTheSame, type Event, type StreamPlan } from './stream-plan.ts'
import type { PassportHolder, Upstream } from './upstream.ts'

/** What streams did so far. */
export interface StreamTally {
  /** Events, counted once for each reader. */
  delivered: number
  /** Readers that were too slow. */
  cutOff: number
  /** Streams that ended because their cursor was too old. */
  cursorExpired: number
}

interface Options {
  plan: StreamPlan
  upstreams: ReadonlyMap<string, Upstream>
  limits: StreamLimits
  tally: StreamTally
  requestId: string
  /** Of whoever was the first to ask for it. */
  traceparent: string | undefined
  log: Logger
  /** From where the client asked it to begin, beside the field's own argument. */
  after: string | undefined
  /** Whether it began at a cursor, whichever way that was said. */
  fromCursor: boolean
  /** Called once, when nobody may join any more. */
  closed(): void
}

interface Received {
  event: Event
  cursor: string | undefined
  plan: StreamPlan
}

/**
 * One subscription at its owner, completed once for each event, and read by everybody who asked the same with the same
 * rights. A new supergraph changes its plan, and where it must, what the owner is asked.
 */
export class Stream {
  readonly #options: Options
  readonly #callers: StreamCallers
  readonly #readers = new Set<ResultQueue>()
  readonly #window: OrderedWindow<Received, Delivery>
  readonly #owner: OwnerSubscription
  readonly #context: RequestContext & { log: Logger }
  #plan: StreamPlan
  /** A plan that asks the owner something else, from when it is this stream's turn to move. */
  #nextPlan: StreamPlan | undefined
  #hasBegun = false
  /** Of the newest result that its readers were given. */
  #delivered: string | undefined
  /** The owner was left until there is room again. */
  #paused = false
  #end: { error: GraphQLError | undefined } | undefined

  constructor(options: Options) {
    const { plan, limits, requestId, traceparent, log } = options
    this.#options = options
    this.#plan = plan
    this.#callers = new StreamCallers(requestId)
    this.#context = { caller: this.#callers, requestId, traceparent, log }
    this.#window = new OrderedWindow({
      size: limits.inFlight,
      work: (received) => this.#complete(received),
      handOn: (delivery) => this.#deliver(delivery),
      mayBegin: () => this.#hasRoom(),
    })
    this.#owner = new OwnerSubscription({
      ...options,
      caller: this.#callers,
      received: (event, cursor) => this.#receive(event, cursor),
      ended: (error) => this.end(error),
    })
  }

  get readers(): number {
    return this.#readers.size
  }

  /** Whether its readers are that person, or that API key. */
  isOf(subject: string): boolean {
    return this.#callers.isOf(subject)
  }

  /** What its readers may do at this moment. @throws FORBIDDEN, UNAUTHENTICATED, or because employers cannot be asked */
  async freshRights(): Promise<string> {
    this.#callers.forgetPassport()
    return (await this.#callers.signed()).rights
  }

  /** Whether somebody who asks the same now gets the same. */
  get isJoinable(): boolean {
    return !this.#end && !(this.#options.fromCursor && this.#hasBegun)
  }

  start(): void {
    void this.#owner.ask()
  }

  join(caller: PassportHolder): ResultQueue {
    const reader = new ResultQueue({
      after: this.#options.after,
      taken: () => this.#advance(),
      left: () => this.#forget(reader),
    })
    this.#readers.add(reader)
    this.#callers.add(reader, caller)
    return reader
  }

  /** On a new supergraph. @returns whether the owner must be asked something else, which waits for `move` */
  replan(plan: StreamPlan): boolean {
    this.#nextPlan = undefined
    if (!asksTheSame(plan, this.#plan)) return true
    this.#plan = plan
    return false
  }

  /** At once when a cursor is known; otherwise with the first event that has one, so that nothing is missed in between. */
  move(plan: StreamPlan): void {
    this.#nextPlan = plan
    this.#moveIfPossible()
  }

  /**
   * Its readers have other rights than before. What they have not been given yet is asked for again under the new ones: the
   * owner ends the stream, or goes on behind their last result. Where no cursor is known the owner judges it where it
   * is, and it is asked anew with the first event that has one.
   */
  askAnew(): void {
    if (this.#end) return
    const plan = this.#nextPlan ?? this.#plan
    if (this.#delivered === undefined && !this.#options.fromCursor) {
      this.#owner.renew()
      this.move(plan)
      return
    }
    this.#window.clear()
    this.#paused = false
    this.#nextPlan = undefined
    this.#plan = plan
    void this.#owner.askBehind(this.#delivered, plan)
  }

  /** What has been received is still delivered. */
  end(error: GraphQLError | undefined): void {
    if (this.#end) return
    this.#end = { error }
    if (error?.extensions.code === 'CURSOR_EXPIRED') this.#options.tally.cursorExpired++
    this.#owner.leave()
    this.#options.closed()
    this.#finishIfDone()
  }

  /** Ends the subscriptions of clients that take nothing. */
  cutStalled(): void {
    for (const reader of this.#readers) if (reader.isStalled(this.#options.limits.stalledAfter)) this.#cutOff(reader)
  }

  #receive(event: Event, cursor: string | undefined): void {
    this.#hasBegun = true
    this.#window.push({ event, cursor, plan: this.#plan })
    if (this.#window.waiting > this.#options.limits.backlog) this.#pause()
    else this.#moveIfPossible()
  }

  #moveIfPossible(): void {
    const plan = this.#nextPlan
    if (!plan || this.#end || this.#paused || !this.#owner.canResume) return
    this.#nextPlan = undefined
    this.#plan = plan
    void this.#owner.ask(plan)
  }

  /** The window's work: never rejects. */
  async #complete({ event, cursor, plan }: Received): Promise<Delivery> {
    const result = await plan
      .complete(event, this.#context)
      .catch((error: GraphQLError): ExecutionResult => ({ data: null, errors: [error] }))
    return { cursor, result: { ...masked(result, this.#context), ...(cursor && { extensions: { cursor } }) } }
  }

  #deliver(delivery: Delivery): void {
    this.#options.tally.delivered += this.#readers.size
    this.#delivered = delivery.cursor ?? this.#delivered
    for (const reader of this.#readers) {
      reader.push(delivery)
      if (reader.waiting > this.#options.limits.behind) this.#cutOff(reader)
    }
    this.#finishIfDone()
  }

  #cutOff(reader: ResultQueue): void {
    const { requestId, log } = this.#context
    log.info({ requestId, waiting: reader.waiting }, 'a slow client was cut off')
    this.#options.tally.cutOff++
    reader.cutOff()
  }

  /** Completing goes at the pace of the fastest reader. */
  #hasRoom(): boolean {
    for (const reader of this.#readers) if (reader.waiting < this.#options.limits.readAhead) return true
    return false
  }

  /** More waits than may be kept: what follows is asked for again when there is room, where that loses nothing. */
  #pause(): void {
    if (this.#owner.canResume) {
      this.#paused = true
      this.#owner.leave()
    } else {
      this.end(slowConsumer(undefined))
    }
  }

  #advance(): void {
    this.#window.advance()
    this.#resumeIfRoom()
  }

  #resumeIfRoom(): void {
    if (!this.#paused || this.#end || this.#window.waiting > this.#options.limits.backlog / 4) return
    this.#paused = false
    if (this.#nextPlan) this.#moveIfPossible()
    else void this.#owner.ask()
  }

  #finishIfDone(): void {
    if (!this.#end) this.#resumeIfRoom()
    else if (this.#window.isIdle) for (const reader of this.#readers) reader.end(this.#end.error)
  }

  #forget(reader: ResultQueue): void {
    this.#readers.delete(reader)
    this.#callers.delete(reader)
    if (this.#readers.size > 0) {
      this.#advance()
    } else {
      this.#window.clear()
      this.end(undefined)
    }
  }
}
