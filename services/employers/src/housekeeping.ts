import type { Logger } from '@passerelle/service-kit'

const everyMinute = 60_000

/** Runs `work` now and a minute after it ended, until closed. A failure is logged, and tried again the next time. */
export function startHousekeeping(work: () => Promise<unknown>, log: Logger): { close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let running = Promise.resolve()
  const run = async () => {
    await work().catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'))
    if (!closed) timer = setTimeout(start, everyMinute).unref()
  }
  const start = () => {
    running = run()
  }
  start()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
