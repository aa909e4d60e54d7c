/** Where an interview stands, as the last acknowledged mutation said. */
export interface Standing {
  readonly id: string
  readonly status: 'REQUESTED' | 'IN_SCHEDULING' | 'CONFIRMED' | 'COMPLETED' | 'REJECTED' | 'CANCELLED'
  readonly sequence: number
  readonly sentBy: 'TALENT' | 'RECRUITER'
  readonly slot: { readonly startsAt: string; readonly endsAt: string } | null
}

/** The selection that fills a Standing. */
export const standingFields = 'id status sequence sentBy slot { startsAt endsAt }'

export interface Entry extends Standing {
  /** Index of the student. */
  readonly talent: number
  /** Index of the host. */
  readonly host: number
  /** How often it was confirmed at a time: 0 never, 1 once, more after a new time. */
  readonly times: number
}

/** What was acknowledged, to be compared at the end with what the listings say. */
export interface Ledger {
  acknowledge(parties: { talent: number; host: number }, standing: Standing): void
  entries(): readonly Entry[]
  /** The students' entries in one state. */
  in(status: Standing['status']): readonly Entry[]
}

export function createLedger(): Ledger {
  const book = new Map<string, Entry>()
  return {
    acknowledge({ talent, host }, standing) {
      const before = book.get(standing.id)
      const moved = standing.status === 'CONFIRMED' && standing.slot?.startsAt !== before?.slot?.startsAt
      const times = (before?.times ?? 0) + (moved ? 1 : 0)
      const { id, status, sequence, sentBy, slot } = standing
      book.set(id, { talent, host, id, status, sequence, sentBy, slot, times })
    },
    entries: () => [...book.values()],
    in: (status) => [...book.values()].filter((entry) => entry.status === status),
  }
}
