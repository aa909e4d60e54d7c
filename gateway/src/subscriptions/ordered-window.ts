/**
 * Works on several things at a time and hands the outcomes on in the order in which the things came.
 * At most `size` are begun and not yet handed on; the others wait, and `waiting` says how many.
 */
export class OrderedWindow<In, Out> {
  readonly #size: number
  readonly #work: (input: In) => Promise<Out>
  readonly #handOn: (outcome: Out) => void
  readonly #mayBegin: () => boolean
  readonly #begun: { outcome: Out | undefined; done: boolean }[] = []
  readonly #waiting: In[] = []
  #handingOn = false

  /**
   * @param options.work must not reject
   * @param options.mayBegin asked before each; who makes it true again calls `advance`
   */
  constructor(options: {
    size: number
    work(input: In): Promise<Out>
    handOn(outcome: Out): void
    mayBegin(): boolean
  }) {
    this.#size = options.size
    this.#work = options.work
    this.#handOn = options.handOn
    this.#mayBegin = options.mayBegin
  }

  get waiting(): number {
    return this.#waiting.length
  }

  get isIdle(): boolean {
    return this.#begun.length === 0 && this.waiting === 0
  }

  push(input: In): void {
    this.#waiting.push(input)
    this.advance()
  }

  /** Begins what may begin. */
  advance(): void {
    while (this.waiting > 0 && this.#begun.length < this.#size && this.#mayBegin()) {
      this.#begin(this.#waiting.shift()!)
    }
  }

  /** What has not been handed on is forgotten. */
  clear(): void {
    this.#begun.length = 0
    this.#waiting.length = 0
  }

  #begin(input: In): void {
    const place: { outcome: Out | undefined; done: boolean } = { outcome: undefined, done: false }
    this.#begun.push(place)
    void this.#work(input).then((outcome) => {
      place.outcome = outcome
      place.done = true
      this.#handOnReady()
    })
  }

  #handOnReady(): void {
    // Whoever is handed something may push or clear.
    if (this.#handingOn) return
    this.#handingOn = true
    try {
      while (this.#begun[0]?.done) this.#handOn(this.#begun.shift()!.outcome as Out)
    } finally {
      this.#handingOn = false
    }
    this.advance()
  }
}
