/**
 * Which partition a key belongs to: murmur2 over its UTF-8 bytes, sign bit cleared, modulo. The same function as the Java
 * client and the kafkajs default, so that both transports and foreign producers agree.
 */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions
}

/** How many relays of one service can work side by side. In the database as `vp`, so it is fixed for ever. */
export const virtualPartitions = 16

export function virtualPartitionOf(key: string): number {
  return partitionOf(key, virtualPartitions)
}

/** Austin Appleby's MurmurHash2, 32 bit, with the seed that Kafka uses. */
function murmur2(bytes: Uint8Array): number {
  const m = 0x5bd1e995
  const whole = bytes.length & ~3
  let h = 0x9747b28c ^ bytes.length
  for (let i = 0; i < whole; i += 4) {
    let k = byte(bytes, i) | (byte(bytes, i + 1) << 8) | (byte(bytes, i + 2) << 16) | (byte(bytes, i + 3) << 24)
    k = Math.imul(k, m)
    k ^= k >>> 24
    k = Math.imul(k, m)
    h = Math.imul(h, m) ^ k
  }
  if (bytes.length > whole) {
    for (let i = bytes.length - 1; i >= whole; i--) h ^= byte(bytes, i) << (8 * (i - whole))
    h = Math.imul(h, m)
  }
  h ^= h >>> 13
  h = Math.imul(h, m)
  return h ^ (h >>> 15)
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] as number
}
