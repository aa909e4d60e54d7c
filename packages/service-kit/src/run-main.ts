import { setTimeout as delay } from 'node:timers/promises'
import { endRecording } from '@passerelle/telemetry'
import { ConfigError } from './config-error.ts'

interface Closable {
  close(): Promise<void>
}

/** Milliseconds a service may take to drain before it is stopped the hard way. */
const patience = 15_000
/** Milliseconds for handing over spans at the end: a collector that says nothing does not hold up a process. */
const lastSpans = 3_000

/**
 * Runs a process: starts the service, and drains it on SIGTERM, SIGINT, or when whoever started it has gone (an IPC
 * channel that closes, or the process named by PASSERELLE_PARENT_PID). A second signal stops at once. A wrong
 * configuration is a line for each wrong variable and exit code 1, any other failure to start its message. Words that cannot
 * be written, because the disk of its log is full, end nothing.
 */
export async function runMain(name: string, start: () => Promise<Closable>): Promise<void> {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
  let stopping = false
  const launch = Promise.withResolvers<Closable>()
  launch.promise.catch(() => {})
  const stop = async (code: number) => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), patience).unref()
    const service = await launch.promise.catch(() => undefined)
    await service?.close().catch((error: unknown) => console.error(`${name}: ${String(error)}`))
    await Promise.race([endRecording().catch(() => {}), delay(lastSpans)])
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0))
  process.once('disconnect', () => void stop(0))
  // Whoever started it may be gone before all this was loaded; undefined where there was no channel.
  if (process.connected === false) void stop(0)
  watchParent(() => void stop(0))
  try {
    launch.resolve(await start())
  } catch (error) {
    launch.reject(error)
    if (stopping) return
    console.error(complaint(name, error))
    process.exit(1)
  }
}

function complaint(name: string, error: unknown): string {
  if (error instanceof ConfigError) return error.message.replace(/^/gm, `${name}: `)
  return `${name} could not start: ${error instanceof Error ? error.message : String(error)}`
}

function watchParent(gone: () => void): void {
  const parent = Number(process.env.PASSERELLE_PARENT_PID)
  if (!Number.isInteger(parent) || parent <= 0) return
  const watch = setInterval(() => {
    if (isAlive(parent)) return
    clearInterval(watch)
    gone()
  }, 500)
  watch.unref()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
