import { type DemoPerson, demoPeople, paris } from './people.ts'

/** A school as the operator registers it: schools do not sign up by themselves. */
export interface DemoSchool {
  /** Fixed, so that entering it again changes nothing. */
  readonly id: `sch_${string}`
  readonly name: string
  readonly city: string
  readonly timeZone: string
  readonly staff: readonly (DemoPerson & { readonly permissions: readonly StaffPermission[] })[]
}

type StaffPermission =
  | 'SCHOOL_SETTINGS'
  | 'APPROVE_EMPLOYERS'
  | 'APPROVE_JOBS'
  | 'MANAGE_EVENTS'
  | 'MANAGE_CANDIDATES'
  | 'MANAGE_MATCHES'

const everything: readonly StaffPermission[] = [
  'SCHOOL_SETTINGS',
  'APPROVE_EMPLOYERS',
  'APPROVE_JOBS',
  'MANAGE_EVENTS',
  'MANAGE_CANDIDATES',
  'MANAGE_MATCHES',
]

function person(email: string): DemoPerson {
  const found = demoPeople.find((one) => one.email === email)
  if (found === undefined) throw new Error(`No demo person has the address ${email}`)
  return found
}

/** The first member of each staff has every permission: the operator enters that person, and the seed acts as them. */
export const demoSchools: readonly DemoSchool[] = [
  {
    id: 'sch_01m8101zc2esksnc9dy1vwzwjf',
    name: 'École Rive Gauche',
    city: 'Paris',
    timeZone: paris,
    staff: [
      { ...person('helene.garnier@example.org'), permissions: everything },
      { ...person('karim.haddad@example.org'), permissions: ['MANAGE_EVENTS', 'MANAGE_CANDIDATES'] },
    ],
  },
  {
    id: 'sch_01m8101zc2esksnc9k7s87vc19',
    name: 'Haute École du Léman',
    city: 'Lausanne',
    timeZone: 'Europe/Zurich',
    staff: [{ ...person('anne-laure.favre@example.org'), permissions: everything }],
  },
]
