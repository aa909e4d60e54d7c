/** A sleeper that can be poked: what happens while nobody sleeps is remembered once. */
export interface Wake {
  poke(): void
  /** Resolves after `milliseconds`, or at once when poked (also when poked since the last sleep). */
  sleep(milliseconds: number): Promise<void>
}

/** @param options.keepAlive false: a sleep does not keep the process from ending */
export function createWake({ keepAlive = true } = {}): Wake {
  let poked = false
  let wakeUp: (() => void) | undefined
  return {
    poke() {
      poked = true
      wakeUp?.()
    },
    async sleep(milliseconds) {
      if (!poked) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          if (!keepAlive) timer.unref()
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wakeUp = undefined
      poked = false
    },
  }
}
