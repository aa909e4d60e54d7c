import { demoSchools } from '../demo/schools.ts'
import { type Actor, perform } from './world.ts'

/** The colleagues of those whom the operator has entered, taken on by them. */
export async function takeOnStaff(as: (person: (typeof demoSchools)[number]['staff'][number]) => Actor): Promise<void> {
  const taken = demoSchools.flatMap(({ id: schoolId, staff: [first, ...colleagues] }) =>
    colleagues.map(({ email, name, locale, permissions }) =>
      perform(as(first!), 'addStaffMember', 'StaffMember { since }', { schoolId, email, name, locale, permissions }),
    ),
  )
  await Promise.all(taken)
}
