import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { EmployerUser } from './employer-user.ts'
import { usersOfEmployer, usersOfPerson } from './users-of.ts'

export function employerUserLoaders({ em }: Reading) {
  return {
    employerUser: byId(em, EmployerUser, 'eus'),
    usersOfEmployer: usersOfEmployer(em),
    usersOfPerson: usersOfPerson(em),
  }
}
