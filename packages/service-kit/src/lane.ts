import { atMost } from '@passerelle/messaging'
import { unavailable } from './errors.ts'

export interface LaneOptions {
  /** How many run beside each other. */
  atOnce: number
  /** Milliseconds after which a line is left in which nobody moves. */
  patience: number
  /** Milliseconds that one waits at most, in a line that moves. */
  longest: number
}

export interface Waiter {
  /** Asked when its turn has come: whether anybody still waits for it. */
  isWanted?: () => boolean
  /** Called every second while it waits: it is not forgotten. */
  sign?: () => void
}

const signEvery = 1_000

/**
 * Runs so much at once that each piece gets on, and lets the others wait in line, first come, first served. What waited too
 * long is refused before it begins, and what nobody waits for any more is not begun: a house that has more to do than it can
 * do would otherwise do nothing but what comes too late.
 */
export class Lane {
  readonly #inTurn: ReturnType<typeof atMost>
  readonly #patience: number
  readonly #longest: number
  #waiting = 0
  /** When something came to its end last, by the monotonic clock. */
  #moved = 0

  constructor({ atOnce, patience, longest }: LaneOptions) {
    this.#inTurn = atMost(atOnce)
    this.#patience = patience
    this.#longest = longest
  }

  get waiting(): number {
    return this.#waiting
  }

  /** @throws UNAVAILABLE (503) when its turn did not come in time; nothing has begun then */
  run<T>(work: () => Promise<T>, { isWanted = () => true, sign }: Waiter = {}): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    let waits = true
    let rest = () => {}
    const leaveLine = () => {
      waits = false
      this.#waiting--
      rest()
    }
    const refuse = () => {
      leaveLine()
      reject(unavailable('Too much is asked at the moment. Come again in a moment.', undefined, full))
    }
    this.#waiting++
    void this.#inTurn(async () => {
      if (!waits) return
      if (!isWanted()) return refuse()
      leaveLine()
      await work().then(resolve, reject)
      this.#moved = performance.now()
    })
    if (waits) rest = this.#watch(refuse, sign)
    return promise
  }

  /** Gives signs to whoever waits, and refuses when the wait is too long. @returns what ends both */
  #watch(refuse: () => void, sign?: () => void): () => void {
    const came = performance.now()
    let overdue: NodeJS.Timeout
    const look = () => {
      const until = Math.min(Math.max(came, this.#moved) + this.#patience, came + this.#longest)
      const left = until - performance.now()
      if (left > 0) overdue = setTimeout(look, left)
      else refuse()
    }
    const signs = sign && setInterval(sign, signEvery)
    look()
    return () => {
      clearTimeout(overdue)
      clearInterval(signs)
    }
  }
}

/** RFC 9110, section 15.6.4. */
const full = { status: 503 }
