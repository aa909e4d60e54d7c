import type { PersonId, SchoolId } from '@passerelle/kernel'
import type { StaffPermission } from './staff.ts'

export type StaffFact = 'ADDED' | 'PERMISSIONS_CHANGED' | 'REMOVED'

/** An entry of the journal of a school's staff: who changed what whom may do. Written once and never changed. */
export class StaffEntry {
  readonly schoolId: SchoolId
  readonly number: number
  readonly fact: StaffFact
  readonly personId: PersonId
  /** What they may do from then on. */
  readonly permissions: StaffPermission[]
  /** Null: the operator. */
  readonly by: PersonId | null
  readonly at: Date

  constructor(
    place: { schoolId: SchoolId; number: number },
    {
      fact,
      personId,
      permissions,
    }: Pick<StaffEntry, 'fact' | 'personId'> & { permissions: readonly StaffPermission[] },
    by: PersonId | null,
    now: Date,
  ) {
    this.schoolId = place.schoolId
    this.number = place.number
    this.fact = fact
    this.personId = personId
    this.permissions = [...permissions]
    this.by = by
    this.at = now
  }
}
