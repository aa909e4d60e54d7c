import type { SchoolState, StaffMemberState } from '@passerelle/contracts'
import type { PersonId, SchoolId } from '@passerelle/kernel'

export class SchoolProjection {
  readonly id: SchoolId
  name: string
  /** Null in rows from before it was kept, until the school's next word. */
  timeZone: string | null

  constructor(school: SchoolState) {
    this.id = school.id
    this.name = school.name
    this.timeZone = school.timeZone
  }
}

export class SchoolStaffProjection {
  readonly schoolId: SchoolId
  readonly personId: PersonId
  permissions: string[]
  /** When the fact that first named this person happened: earlier news is not for them. */
  readonly since: Date

  constructor(schoolId: SchoolId, member: SchoolState['staff'][number], since: Date) {
    this.schoolId = schoolId
    this.personId = member.personId
    this.permissions = [...member.permissions]
    this.since = since
  }
}

/** Whether somebody whose work for a school has been told of is there still: who was, and is no more, reads nothing of it. */
export class StaffMemberProjection {
  /** Of school and person. */
  readonly key: string
  readonly schoolId: SchoolId
  readonly personId: PersonId
  active: boolean

  constructor({ schoolId, personId, active }: StaffMemberState) {
    this.key = `${schoolId}/${personId}`
    this.schoolId = schoolId
    this.personId = personId
    this.active = active
  }
}
