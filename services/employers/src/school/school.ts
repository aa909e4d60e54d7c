import { refuse, type SchoolState } from '@passerelle/contracts'
import type { PersonId, Refusal, SchoolId } from '@passerelle/kernel'
import type { ApprovalRole } from '../approval/approval.ts'

export type StaffMember = SchoolState['staff'][number]
export type StaffPermission = StaffMember['permissions'][number]

/** What the source recommends for a new school. */
export const recommendedRoles: readonly ApprovalRole[] = ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS']

export class School {
  readonly id: SchoolId
  name: string
  city: string
  /** IANA name. */
  timeZone: string
  /** What a company receives when the school approves it from now on. */
  defaultRoles: ApprovalRole[]
  staff: StaffMember[]
  version!: number

  constructor(id: SchoolId, name: string, city: string, timeZone: string) {
    this.id = id
    this.name = name
    this.city = city
    this.timeZone = timeZone
    this.defaultRoles = [...recommendedRoles]
    this.staff = []
  }

  /** Later approvals receive these; companies already approved keep what they have. */
  setDefaultRoles(roles: readonly ApprovalRole[]): Refusal<'GRANT_SEPARATELY'> | undefined {
    if (roles.includes('AUTO_APPROVE_JOBS')) return grantSeparately()
    this.defaultRoles = [...new Set(roles)]
    return undefined
  }

  /** Adds somebody to the staff, or replaces what they may do. */
  putStaff(personId: PersonId, permissions: readonly StaffPermission[], now: Date): void {
    const known = this.staff.find((member) => member.personId === personId)
    const others = this.staff.filter((member) => member !== known)
    const since = known ? known.since : now.toISOString()
    this.staff = [...others, { personId, permissions: [...new Set(permissions)], since }]
  }

  eventData(): SchoolState {
    const { id, name, city, timeZone, staff } = this
    return { id, name, city, timeZone, staff }
  }
}

/** Automatic approval is a sensitive act: it never comes along with something else. */
export function grantSeparately(): Refusal<'GRANT_SEPARATELY'> {
  return refuse('GRANT_SEPARATELY', undefined, { field: 'roles' })
}
