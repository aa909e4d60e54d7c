/** What happened on the way, for the summary and the checks. */
export interface Journal {
  /** A refusal is an answer that a person can act on; `code` null means that it had none, which is a defect. */
  refused(operation: string, code: string | null, message: string): void
  /** Something that a client retries: no connection, a 5xx, an error of the server. */
  fault(operation: string, what: string): void
  /** A GraphQL error that speaks of the caller although a refusal was due. */
  untyped(operation: string, what: string): void
  took(operation: string, ms: number): void
  readonly refusals: ReadonlyMap<string, number>
  readonly faults: ReadonlyMap<string, number>
  readonly defects: readonly string[]
  readonly latencies: ReadonlyMap<string, readonly number[]>
}

export function createJournal(): Journal {
  const refusals = new Map<string, number>()
  const faults = new Map<string, number>()
  const defects: string[] = []
  const latencies = new Map<string, number[]>()
  return {
    refused(operation, code, message) {
      if (code === null) defects.push(`${operation} was refused without a code: ${message}`)
      else count(refusals, `${operation} ${code}`)
    },
    fault: (operation, what) => count(faults, `${operation}: ${what}`),
    untyped: (operation, what) => void defects.push(`${operation} answered an error instead of a refusal: ${what}`),
    took(operation, ms) {
      const list = latencies.get(operation)
      if (list) list.push(ms)
      else latencies.set(operation, [ms])
    },
    refusals,
    faults,
    defects,
    latencies,
  }
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1)
}

/** The nearest-rank percentile; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}
