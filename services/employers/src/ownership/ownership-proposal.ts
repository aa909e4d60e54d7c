import { type OwnershipState, refuse } from '@passerelle/contracts'
import type { EmployerId, EmployerUserId, Refusal } from '@passerelle/kernel'

/** How a proposal ended. LAPSED: whom it was made to has left the company, or has another role there. */
export type OwnershipEnd = Exclude<OwnershipState['state'], 'OPEN'>

/** Who hands a company over to whom, by their ids as its users. */
export interface Handover {
  readonly fromUserId: EmployerUserId
  readonly toUserId: EmployerUserId
}

/**
 * The owner of a company proposes that somebody else of it becomes the owner, who has to consent. A company has one row: the
 * proposal that is open, or the last one.
 */
export class OwnershipProposal {
  /** The company's. */
  readonly id: EmployerId
  fromUserId!: EmployerUserId
  toUserId!: EmployerUserId
  state!: OwnershipState['state']
  proposedAt!: Date
  endedAt!: Date | null
  version!: number

  constructor(id: EmployerId) {
    this.id = id
    this.state = 'LAPSED'
  }

  isOpen(): boolean {
    return this.state === 'OPEN'
  }

  /** Refuses OWNERSHIP_PROPOSED while another one is open. */
  propose({ fromUserId, toUserId }: Handover, now: Date): Refusal<'OWNERSHIP_PROPOSED'> | undefined {
    if (this.isOpen()) return refuse('OWNERSHIP_PROPOSED')
    Object.assign(this, { fromUserId, toUserId, state: 'OPEN', proposedAt: now, endedAt: null })
    return undefined
  }

  end(how: OwnershipEnd, now: Date): void {
    this.state = how
    this.endedAt = now
  }
}

/** There is none that whoever asks could answer or take back. */
export function noProposal(): Refusal<'WRONG_STATE'> {
  return refuse('WRONG_STATE.NO_OWNERSHIP_PROPOSAL')
}
