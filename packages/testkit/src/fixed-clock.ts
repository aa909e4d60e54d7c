import type { Clock } from '@passerelle/kernel'

export type FixedClock = Clock & {
  /** Milliseconds forward. */
  advance(ms: number): void
  set(instant: Date | string): void
}

/** A clock that stands still until the test moves it. `start`: a Date or an ISO 8601 instant. */
export function fixedClock(start: Date | string): FixedClock {
  let present = new Date(start)
  const clock = () => new Date(present)
  return Object.assign(clock, {
    advance: (ms: number) => {
      present = new Date(present.getTime() + ms)
    },
    set: (instant: Date | string) => {
      present = new Date(instant)
    },
  })
}
