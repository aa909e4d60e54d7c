import { unavailable } from './errors.ts'

export interface LaneOptions {
  /** How many run beside each other. */
  atOnce: number
  /** Milliseconds that one waits for its turn; shorter than whoever asks waits for the answer. */
  patience: number
}

interface Waiting {
  isWanted(): boolean
  begin(): void
  refuse(): void
  overdue: NodeJS.Timeout
}

/**
 * Runs so much at once that each piece gets on, and lets the others wait in line, first come, first served. What waited too
 * long is refused before it begins, and what nobody waits for any more is not begun: a house that has more to do than it can
 * do would otherwise do nothing but what comes too late.
 */
export class Lane {
  readonly #patience: number
  readonly #line: Set<Waiting> = new Set()
  #free: number

  constructor({ atOnce, patience }: LaneOptions) {
    this.#free = atOnce
    this.#patience = patience
  }

  get waiting(): number {
    return this.#line.size
  }

  /** @throws UNAVAILABLE (503) when its turn did not come in time; nothing has begun then */
  async run<T>(work: () => Promise<T>, isWanted: () => boolean = () => true): Promise<T> {
    if (this.#free > 0) this.#free--
    else await this.#turn(isWanted)
    try {
      return await work()
    } finally {
      this.#next()
    }
  }

  #turn(isWanted: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = () =>
        reject(unavailable('Too much is asked at the moment. Come again in a moment.', undefined, full))
      const overdue = setTimeout(() => {
        this.#line.delete(one)
        refuse()
      }, this.#patience)
      const one: Waiting = { isWanted, begin: resolve, refuse, overdue }
      this.#line.add(one)
    })
  }

  #next(): void {
    for (const one of this.#line) {
      this.#line.delete(one)
      clearTimeout(one.overdue)
      if (one.isWanted()) {
        one.begin()
        return
      }
      one.refuse()
    }
    this.#free++
  }
}

/** RFC 9110, section 15.6.4. */
const full = { status: 503 }
