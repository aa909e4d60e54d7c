/**
 * Stretches of time as a flat array of epoch milliseconds, start, end, start, end …: half-open, in order, not touching.
 * Flat, because a fair has hundreds of thousands of them and an object each would cost more than the arithmetic.
 */
export type Ranges = readonly number[]

/** Joins stretches that touch or overlap. @param sorted by start */
export function joined(sorted: Ranges): number[] {
  const out: number[] = []
  for (let i = 0; i < sorted.length; i += 2) {
    const [start, end] = [sorted[i]!, sorted[i + 1]!]
    if (end <= start) continue
    if (out.length > 0 && start <= out.at(-1)!) out[out.length - 1] = Math.max(out.at(-1)!, end)
    else out.push(start, end)
  }
  return out
}

/** What lies in both. */
export function shared(a: Ranges, b: Ranges): number[] {
  const out: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i]!, b[j]!)
    const end = Math.min(a[i + 1]!, b[j + 1]!)
    if (start < end) out.push(start, end)
    if (a[i + 1]! < b[j + 1]!) i += 2
    else j += 2
  }
  return out
}

/** Cuts each stretch into pieces of one length from its start; a rest that is too short is left over. */
export function cut(ranges: Ranges, length: number): number[] {
  const pieces: number[] = []
  for (let i = 0; i < ranges.length; i += 2) {
    for (let start = ranges[i]!; start + length <= ranges[i + 1]!; start += length) pieces.push(start, start + length)
  }
  return pieces
}

/** The pieces that touch nothing of `busy`. @param busy in order of start; may overlap */
export function without(pieces: Ranges, busy: Ranges): number[] {
  const taken = joined(busy)
  const free: number[] = []
  for (let i = 0, j = 0; i < pieces.length; i += 2) {
    while (j < taken.length && taken[j + 1]! <= pieces[i]!) j += 2
    if (j >= taken.length || taken[j]! >= pieces[i + 1]!) free.push(pieces[i]!, pieces[i + 1]!)
  }
  return free
}
