import { createHash } from 'node:crypto'
import type { Clock } from '@passerelle/kernel'
import type { Viewer } from '../viewer.ts'

/** One mutation that its client may repeat: what it is known by, and what was asked. */
export interface Act {
  /** The client's key. */
  readonly key: string
  /** Names the next change of the act, by its place among all that it makes: the same in a repetition. */
  nextChange(): string
  /** What was asked: another question under the same key is a mistake of the client. */
  readonly question: string
  readonly at: Date
}

/** What an act needs of its request's context, which holds it. */
interface Request {
  viewer: Viewer
  now: Clock
  idempotencyKey?: string
}

/**
 * The act of a root field, when the client gave the request a key. It is known by the key, by whoever asks (a person, the
 * holder of a link, an API key) and by the field's name in the answer, so that each mutation of a request has one of its own.
 * Only digests of all this are kept: a key, an answer's name and arguments may be words of a person.
 */
export function actOf(request: Request, name: string, field: string, args: unknown): Act | undefined {
  const { idempotencyKey: key, viewer, now } = request
  if (key === undefined) return undefined
  let changes = 0
  return {
    key,
    nextChange: () => digest([viewer.personId, viewer.link ?? null, key, name, changes++]),
    question: digest([field, args]),
    at: now(),
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url')
}

/** The order in which a client writes the fields of an input says nothing. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
