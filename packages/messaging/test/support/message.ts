import { randomUUID } from 'node:crypto'
import type { LogMessage, OutgoingMessage } from '../../src/transport/transport.ts'

/** A topic that no other test writes to. */
export function newTopic(): string {
  return `conformance.${randomUUID()}.v1`
}

export function message(topic: string, key: string, value: string | Buffer): OutgoingMessage {
  return { topic, id: randomUUID(), key, headers: { ce_type: Buffer.from('test') }, value: Buffer.from(value) }
}

/** `key 1`, `key 2` … as messages of that key in order. */
export function numbered(topic: string, key: string, from: number, to: number): OutgoingMessage[] {
  return Array.from({ length: to - from + 1 }, (_, i) => message(topic, key, String(from + i)))
}

export function textOf(received: Pick<LogMessage, 'key' | 'value'>): string {
  return `${received.key} ${received.value}`
}

/** Per key, in the order of first occurrences. */
export function firstOccurrences(received: readonly string[]): Record<string, number[]> {
  const keys: Record<string, number[]> = {}
  for (const text of new Set(received)) {
    const [key, n] = text.split(' ') as [string, string]
    keys[key] = [...(keys[key] ?? []), Number(n)]
  }
  return keys
}

export function oneTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}
