import type { GraphQLError } from 'graphql'
import { asGraphQLError, isPassing } from './stream-errors.ts'
import type { StreamLimits } from './stream-limits.ts'
import type { Event, StreamPlan } from './stream-plan.ts'
import type { PassportHolder, Subscribed, Upstream } from './upstream.ts'

interface Options {
  plan: StreamPlan
  caller: PassportHolder
  upstreams: ReadonlyMap<string, Upstream>
  limits: Pick<StreamLimits, 'attempts' | 'retryAfter'>
  traceparent: string | undefined
  /** From where the client asked it to begin, beside the field's own argument. */
  after: string | undefined
  /** Whether it began at a cursor, whichever way that was said: asking again then loses nothing. */
  fromCursor: boolean
  received(event: Event, cursor: string | undefined): void
  /** Called once; not after `stop`. */
  ended(error: GraphQLError | undefined): void
}

/** Milliseconds between attempts at most, and how long a subscription must last for the next loss to count as the first. */
const longestWait = 5000
const lasting = 10_000

/**
 * A subscription at the owner of its field. When it is lost and a cursor is known, it goes on after that cursor by itself;
 * the owner promises that nothing is missing and nothing comes twice. Without a cursor its end is told.
 */
export class OwnerSubscription {
  readonly #options: Options
  #plan: StreamPlan
  #cursor: string | undefined
  /** Counts subscriptions at the owner: what arrives of an earlier one is late. */
  #turn = 0
  #subscribed: Subscribed | undefined
  /** While the owner was being asked: what it was given may be a passport of before. */
  #rightsChanged = false
  #since = 0
  #attempts = 0
  #retry: NodeJS.Timeout | undefined

  constructor(options: Options) {
    this.#options = options
    this.#plan = options.plan
  }

  /** Of the newest event received. */
  get cursor(): string | undefined {
    return this.#cursor
  }

  /** Whether leaving and asking again loses nothing. */
  get canResume(): boolean {
    return this.#cursor !== undefined || this.#options.fromCursor
  }

  /** Asks the owner, after the newest event when there was one. */
  async ask(plan = this.#plan): Promise<void> {
    this.leave()
    this.#plan = plan
    const turn = this.#turn
    const whenCurrent = (act: () => void) => {
      if (turn === this.#turn) act()
    }
    this.#since = Date.now()
    const { after, traceparent, caller, upstreams } = this.#options
    try {
      const subscribed = await upstreams
        .get(plan.owner)!
        .subscribe({ ...plan.request, after: this.#cursor ?? after, traceparent }, caller, {
          next: (event) => whenCurrent(() => this.#receive(event as Event)),
          error: (error) => whenCurrent(() => this.#lose(error)),
          complete: () => whenCurrent(() => this.#end(undefined)),
        })
      if (turn !== this.#turn) return subscribed.leave()
      this.#subscribed = subscribed
      if (this.#rightsChanged) this.renew()
    } catch (error) {
      whenCurrent(() => this.#lose(error))
    }
  }

  /** Asks the owner for what lies behind a result of before, or behind the beginning. */
  async askBehind(cursor: string | undefined, plan: StreamPlan): Promise<void> {
    this.#cursor = cursor
    await this.ask(plan)
  }

  /** Has the owner judge by the rights of the moment, without a break. */
  renew(): void {
    this.#rightsChanged = this.#subscribed === undefined
    this.#subscribed?.renew()
  }

  /** Nothing is received until `ask` is called again. */
  leave(): void {
    this.#turn++
    clearTimeout(this.#retry)
    this.#subscribed?.leave()
    this.#subscribed = undefined
  }

  #receive(event: Event): void {
    // A subgraph may refuse to begin by a result, as graphql-ws itself does.
    if (saysOnly(event, 'CURSOR_EXPIRED')) {
      this.#end(asGraphQLError(event.errors, this.#cursor))
      return
    }
    if (saysOnly(event, 'UNAUTHENTICATED')) {
      this.#options.caller.forgetPassport()
      this.#lose(event.errors)
      return
    }
    const cursor = event.extensions?.cursor
    if (typeof cursor === 'string') this.#cursor = cursor
    this.#attempts = 0
    this.#options.received(event, typeof cursor === 'string' ? cursor : undefined)
  }

  #lose(error: unknown): void {
    const { limits } = this.#options
    if (Date.now() - this.#since > lasting) this.#attempts = 0
    if (!isPassing(error) || !this.canResume || this.#attempts >= limits.attempts) {
      this.#end(asGraphQLError(error, this.#cursor))
      return
    }
    this.leave()
    // Between half and the whole: those who lost the same owner do not all come back at the same moment.
    const wait = Math.min(limits.retryAfter * 2 ** this.#attempts++, longestWait) * (1 - Math.random() / 2)
    this.#retry = setTimeout(() => void this.ask(), wait)
  }

  #end(error: GraphQLError | undefined): void {
    this.leave()
    this.#options.ended(error)
  }
}

function saysOnly({ data, errors }: Event, code: string): boolean {
  return data == null && errors?.some(({ extensions }) => extensions?.code === code) === true
}
