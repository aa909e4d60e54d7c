import { renameSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Logger, pino } from 'pino'

export interface Line {
  level: number
  msg: string
  planned?: number
  err?: { message: string }
}

/** A log that is read by the test. */
export function readableLog(): { log: Logger; lines: Line[] } {
  const lines: Line[] = []
  return { lines, log: pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) }) }
}

/** As a deployment would: written beside, then moved into its place. @returns the line that the log has about it */
export async function replaceSupergraph(file: string, text: string, lines: Line[]): Promise<Line> {
  lines.length = 0
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
  for (;;) {
    const line = lines.find(({ msg }) => msg.includes('new supergraph'))
    if (line) return line
    await pause(20)
  }
}
