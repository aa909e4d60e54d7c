import { type Logger, pino } from 'pino'

export type { Logger }

/** A structured log (JSON lines on standard output) that names its service. Tokens and cookies never reach it. */
export function createLog(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    redact: ['headers.authorization', 'headers.passport', 'headers.cookie', 'passport', 'token'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}
