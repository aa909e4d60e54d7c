import { atMost } from '@passerelle/messaging'
import { unavailable } from './errors.ts'

export interface LaneOptions {
  /** How many run beside each other. */
  atOnce: number
  /** Milliseconds that one waits for its turn; shorter than whoever asks waits for the answer. */
  patience: number
}

/**
 * Runs so much at once that each piece gets on, and lets the others wait in line, first come, first served. What waited too
 * long is refused before it begins, and what nobody waits for any more is not begun: a house that has more to do than it can
 * do would otherwise do nothing but what comes too late.
 */
export class Lane {
  readonly #inTurn: ReturnType<typeof atMost>
  readonly #patience: number
  #waiting = 0

  constructor({ atOnce, patience }: LaneOptions) {
    this.#inTurn = atMost(atOnce)
    this.#patience = patience
  }

  get waiting(): number {
    return this.#waiting
  }

  /** @throws UNAVAILABLE (503) when its turn did not come in time; nothing has begun then */
  run<T>(work: () => Promise<T>, isWanted: () => boolean = () => true): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    let waits = true
    const leaveLine = () => {
      waits = false
      this.#waiting--
      clearTimeout(overdue)
    }
    const refuse = () => {
      leaveLine()
      reject(unavailable('Too much is asked at the moment. Come again in a moment.', undefined, full))
    }
    this.#waiting++
    const overdue = setTimeout(refuse, this.#patience)
    void this.#inTurn(async () => {
      if (!waits) return
      if (!isWanted()) return refuse()
      leaveLine()
      await work().then(resolve, reject)
    })
    return promise
  }
}

/** RFC 9110, section 15.6.4. */
const full = { status: 503 }
