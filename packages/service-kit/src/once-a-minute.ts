const minute = 60_000

/**
 * Says something at once, and then at most once a minute, so that a fault that comes with every request does not fill a log
 * that somebody is to read. The next time it says how often it was silent.
 * @param now milliseconds, of a clock that nobody sets
 */
export function onceAMinute(now: () => number = () => performance.now()) {
  const said = new Map<string, { at: number; silent: number }>()
  /** @param about what counts as the same; a small set, as it is kept */
  return (about: string, say: (silent: number) => void): void => {
    const before = said.get(about)
    if (before && now() - before.at < minute) {
      before.silent++
      return
    }
    said.set(about, { at: now(), silent: 0 })
    say(before?.silent ?? 0)
  }
}
