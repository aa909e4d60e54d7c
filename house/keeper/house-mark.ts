import { randomBytes } from 'node:crypto'
import { get } from 'node:http'

/**
 * By what the processes of one house are told from those of another: the number of its keeper, and something that nobody guesses.
 * Each child shows it as `house` at /healthz and /readyz.
 */
export function newMark(): string {
  return `${process.pid}-${randomBytes(8).toString('hex')}`
}

/** The number of the keeper's process; undefined for what is no mark. */
export function keeperOf(mark: string | undefined): number | undefined {
  const pid = Number(/^(\d+)-[0-9a-f]{16}$/.exec(mark ?? '')?.[1])
  return pid > 0 ? pid : undefined
}

export type Seen = { ok: boolean; house: string | undefined }

/** What answers at an address of a process's health, undefined where nothing does. By node:http: fetch would load a client of ten megabytes. */
export function lookAt(url: string): Promise<Seen | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 2_000 }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text = (text + chunk).slice(0, 10_000)
      })
      response.on('error', () => resolve(undefined))
      response.on('end', () => resolve({ ok: response.statusCode === 200, house: houseIn(text) }))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
  })
}

function houseIn(text: string): string | undefined {
  try {
    const { house } = JSON.parse(text) as { house?: unknown }
    return typeof house === 'string' ? house : undefined
  } catch {
    return undefined
  }
}
