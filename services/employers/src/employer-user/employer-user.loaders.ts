import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { EmployerUser } from './employer-user.ts'
import { usersOfEmployer } from './users-of.ts'

export function employerUserLoaders({ em }: Reading) {
  return { employerUser: byId(em, EmployerUser, 'eus'), usersOfEmployer: usersOfEmployer(em) }
}
