import { presentTraceId } from '@passerelle/messaging/without-orm'
import { type Logger, pino } from 'pino'

export type { Logger }

/** Bytes of lines that wait for room on a disk that is full; more are lost. */
const maxWaiting = 1_000_000

/**
 * A structured log (JSON lines on standard output) that names its service. Lines that a request or an event brings about have
 * its `traceId`. Tokens and cookies never reach it. A log that cannot be written ends nothing: its lines wait.
 */
export function createLog(service: string, level = 'info'): Logger {
  const lines = pino.destination({ dest: standardOutput, sync: true, maxLength: maxWaiting })
  lines.on('error', () => {})
  const options = {
    level,
    base: { service },
    redact: ['headers.authorization', 'headers.passport', 'headers.cookie', 'passport', 'token'],
    mixin: traceOfLine,
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return pino(options, lines)
}

const standardOutput = 1

/** For a log that is made by hand, too: pino's `mixin`. */
export function traceOfLine(): { traceId?: string } {
  const traceId = presentTraceId()
  return traceId === undefined ? {} : { traceId }
}
