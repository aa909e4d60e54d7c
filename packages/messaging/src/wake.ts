/** A sleeper that can be poked: what happens while nobody sleeps is remembered once. */
export interface Wake {
  poke(): void
  /** Resolves after `milliseconds`, or at once when poked (also when poked since the last sleep). */
  sleep(milliseconds: number): Promise<void>
}

export function createWake(): Wake {
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
