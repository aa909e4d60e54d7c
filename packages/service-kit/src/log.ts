import { presentTraceId } from '@passerelle/messaging'
import { type Logger, pino } from 'pino'

export type { Logger }

/**
 * A structured log (JSON lines on standard output) that names its service. Lines that a request or an event brings about have
 * its `traceId`. Tokens and cookies never reach it.
 */
export function createLog(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    redact: ['headers.authorization', 'headers.passport', 'headers.cookie', 'passport', 'token'],
    mixin: traceOfLine,
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

/** For a log that is made by hand, too: pino's `mixin`. */
export function traceOfLine(): { traceId?: string } {
  const traceId = presentTraceId()
  return traceId === undefined ? {} : { traceId }
}
