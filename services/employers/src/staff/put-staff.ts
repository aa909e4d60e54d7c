import type { EntityManager } from '@mikro-orm/postgresql'
import {
  type Contract,
  type StaffMemberState,
  schoolChanged,
  staffMemberAdded,
  staffMemberRemoved,
  staffPermissionsChanged,
} from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { announceAccess } from '../access/announce-access.ts'
import { keysMadeBy } from '../api-key/keys-made-by.ts'
import { Person } from '../person/person.ts'
import type { School } from '../school/school.ts'
import { memberOf, type Staff, type StaffMember } from './staff.ts'
import { StaffEntry, type StaffFact } from './staff-entry.ts'

const contracts: Record<StaffFact, Contract<StaffMemberState>> = {
  ADDED: staffMemberAdded,
  PERMISSIONS_CHANGED: staffPermissionsChanged,
  REMOVED: staffMemberRemoved,
}

/** What is done to one member of a school's staff. */
export interface StaffChange {
  readonly person: Person
  /** The staff as it is then. */
  readonly staff: Staff
}

/**
 * Puts a change of a school's staff into force, writes it down and tells it; nothing when all is as it was. Within a
 * transaction that holds the school.
 * @param by null when the operator did it
 */
export async function putStaff(
  em: EntityManager,
  school: School,
  { person, staff }: StaffChange,
  by: PersonId | null,
  now: Date,
): Promise<void> {
  const before = memberOf(school.staff, person.id)
  const after = memberOf(staff, person.id)
  const fact = factOf(before, after)
  if (fact === null) return
  const permissions = after?.permissions ?? []
  const entry = new StaffEntry(school.nextStaffEntry(), { fact, personId: person.id, permissions }, by, now)
  school.staff = staff
  em.persist(entry)
  emit(em, schoolChanged, school, school.eventData())
  const author = by && (await em.findOneOrFail(Person, { id: by }))
  const aggregate = { id: `${school.id}/${person.id}`, version: entry.number }
  emit(em, contracts[fact], aggregate, {
    ...{ schoolId: school.id, personId: person.id, name: person.name, permissions, active: after !== undefined },
    ...{ by, byName: author ? author.name : null },
    apiKeys: await keysMadeBy(em, school.id, person.id, now),
  })
  await announceAccess(em, person.id)
}

function factOf(before: StaffMember | undefined, after: StaffMember | undefined): StaffFact | null {
  if (!after) return before ? 'REMOVED' : null
  if (!before) return 'ADDED'
  const same = before.permissions.length === after.permissions.length
  return same && after.permissions.every((one) => before.permissions.includes(one)) ? null : 'PERMISSIONS_CHANGED'
}
