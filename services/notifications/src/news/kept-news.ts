/** News that may still reach somebody: what it needs is not known yet, or word of a reader may come later. */
export class KeptNews {
  readonly id: string
  readonly type: string
  readonly data: unknown
  readonly actor: string | null
  readonly occurredAt: Date
  /** Ids whose news may make this one complete, or bring it another reader. */
  touches: string[]
  /** Everything that it needs is known, and those known then were told. */
  told: boolean
  readonly keptAt: Date

  constructor(event: HappenedEvent, touches: string[], told: boolean, now: Date) {
    this.id = event.id
    this.type = event.type
    this.data = event.data
    this.actor = event.actor ?? null
    this.occurredAt = event.occurredAt
    this.touches = touches
    this.told = told
    this.keptAt = now
  }
}

export interface HappenedEvent {
  readonly id: string
  readonly type: string
  readonly data: unknown
  readonly actor?: string | null | undefined
  readonly occurredAt: Date
}
