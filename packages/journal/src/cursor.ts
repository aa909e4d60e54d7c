import { createCipheriv, createDecipheriv } from 'node:crypto'
import { BadCursor } from '@passerelle/kernel'

/** One block of AES: eight zero bytes, by which a cursor of this stream is known, and the position. */
const algorithm = 'aes-128-ecb'
const shape = /^[A-Za-z0-9_-]{22}$/

/**
 * A position as clients see it. It tells nothing, not even how much happens in a stream that they share with others,
 * and one that was made up or belongs to another stream is recognised.
 *
 * @param secret of the stream, a UUID
 */
export function cursorOf(secret: string, position: number): string {
  const block = Buffer.alloc(16)
  block.writeBigUInt64BE(BigInt(position), 8)
  const cipher = createCipheriv(algorithm, keyOf(secret), null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
}

/** @throws BadCursor when the text is no cursor of the stream with this secret */
export function positionOf(secret: string | undefined, cursor: string): number {
  if (secret === undefined || !shape.test(cursor)) throw new BadCursor()
  const encrypted = Buffer.from(cursor, 'base64url')
  // The last letter has four bits that say nothing: only one way to write a cursor is one.
  if (encrypted.toString('base64url') !== cursor) throw new BadCursor()
  const decipher = createDecipheriv(algorithm, keyOf(secret), null).setAutoPadding(false)
  const block = Buffer.concat([decipher.update(encrypted), decipher.final()])
  const position = block.readBigUInt64BE(8)
  if (block.readBigUInt64BE(0) !== 0n || position > BigInt(Number.MAX_SAFE_INTEGER)) throw new BadCursor()
  return Number(position)
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replaceAll('-', ''), 'hex')
}
