import { type EmployerUserState, refuse } from '@passerelle/contracts'
import type { EmployerId, EmployerUserId, PersonId, Refusal } from '@passerelle/kernel'

/** From least to most. */
const ladder = ['REPRESENTATIVE', 'RECRUITER', 'ADVANCED_RECRUITER', 'SOURCER', 'ADMIN', 'OWNER'] as const
export type EmployerRole = EmployerUserState['role']

/** A person acting for a company. It stays when the person leaves, inactive: what they did keeps its author. */
export class EmployerUser {
  readonly id: EmployerUserId
  readonly employerId: EmployerId
  readonly personId: PersonId
  role: EmployerRole
  title: string | null
  active: boolean
  readonly joinedAt: Date
  version!: number

  constructor(id: EmployerUserId, employerId: EmployerId, personId: PersonId, as: Position, now: Date) {
    this.id = id
    this.employerId = employerId
    this.personId = personId
    this.role = as.role
    this.title = as.title
    this.active = true
    this.joinedAt = now
  }

  comeBack(as: Position): void {
    Object.assign(this, as, { active: true })
  }

  leave(): Refusal<'OWNER_STAYS'> | undefined {
    if (this.role === 'OWNER') return ownerStays()
    this.active = false
    return undefined
  }

  /** @param by the role of whoever gives it */
  give(role: EmployerRole, by: EmployerRole): Refusal<'OWNER_STAYS' | 'ROLE_TOO_HIGH'> | undefined {
    if (this.role === 'OWNER') return ownerStays()
    const refusal = mayGive(role, by)
    if (!refusal) this.role = role
    return refusal
  }

  /** The owner is an admin from now on: somebody else takes the company over with the same transaction. */
  handOver(): void {
    this.role = 'ADMIN'
  }

  takeOver(): void {
    this.role = 'OWNER'
  }

  eventData(): EmployerUserState {
    const { id, employerId, personId, role, active } = this
    return { id, employerId, personId, role, active, joinedAt: this.joinedAt.toISOString() }
  }
}

export interface Position {
  readonly role: EmployerRole
  readonly title: string | null
}

/** Refuses OWNER_STAYS for a second owner, ROLE_TOO_HIGH above one's own. */
export function mayGive(role: EmployerRole, by: EmployerRole): Refusal<'OWNER_STAYS' | 'ROLE_TOO_HIGH'> | undefined {
  if (role === 'OWNER') return ownerStays()
  if (ladder.indexOf(role) <= ladder.indexOf(by)) return undefined
  return refuse('ROLE_TOO_HIGH', { role }, { field: 'role' })
}

function ownerStays(): Refusal<'OWNER_STAYS'> {
  return refuse('OWNER_STAYS')
}
