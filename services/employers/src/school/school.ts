import { refuse, type SchoolState } from '@passerelle/contracts'
import type { Refusal, SchoolId } from '@passerelle/kernel'
import type { ApprovalRole } from '../approval/approval.ts'
import type { Staff } from '../staff/staff.ts'
import type { SafetyAdvice, SchoolTexts } from './school-texts.ts'

/** What the source recommends for a new school. */
export const recommendedRoles: readonly ApprovalRole[] = ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS']

export class School implements SchoolTexts {
  readonly id: SchoolId
  name: string
  city: string
  /** IANA name. */
  timeZone: string
  /** What a company receives when the school approves it from now on. */
  defaultRoles: ApprovalRole[]
  /** Whether a company that has asked may post jobs before it is approved, and is approved with the first of them. */
  approvesByJob: boolean
  criteria: string | null
  safetyAdvice: readonly SafetyAdvice[] | null
  staff: Staff
  /** The number of the last entry in the journal of its staff. */
  lastStaffEntry: number
  version!: number

  constructor(id: SchoolId, name: string, city: string, timeZone: string) {
    this.id = id
    this.name = name
    this.city = city
    this.timeZone = timeZone
    this.defaultRoles = [...recommendedRoles]
    this.approvesByJob = false
    this.criteria = null
    this.safetyAdvice = null
    this.staff = []
    this.lastStaffEntry = 0
  }

  /** Later approvals receive these; companies already approved keep what they have. */
  setDefaultRoles(roles: readonly ApprovalRole[]): Refusal<'GRANT_SEPARATELY'> | undefined {
    if (roles.includes('AUTO_APPROVE_JOBS')) return grantSeparately()
    this.defaultRoles = [...new Set(roles)]
    return undefined
  }

  /** The place of a new entry in the journal of its staff. */
  nextStaffEntry(): { schoolId: SchoolId; number: number } {
    this.lastStaffEntry += 1
    return { schoolId: this.id, number: this.lastStaffEntry }
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
