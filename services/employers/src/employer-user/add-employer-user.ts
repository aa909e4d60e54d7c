import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { employerUserAdded, employerUserChanged, optionalLine, refuse } from '@passerelle/contracts'
import { type EmployerId, isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import { newcomer } from '../person/newcomer.ts'
import type { Person } from '../person/person.ts'
import { personByEmail } from '../person/person-by-email.ts'
import { type EmployerRole, EmployerUser, mayGive, type Position } from './employer-user.ts'
import { roleIn } from './role-in.ts'

export interface AddEmployerUser {
  readonly employerId: string
  readonly email: string
  readonly name: string
  readonly role: EmployerRole
  readonly title?: string | null
}

/**
 * The colleague need not have signed in before. Somebody who left comes back as the same user.
 * Refuses ALREADY_MEMBER, OWNER_STAYS, ROLE_TOO_HIGH, INVALID_INPUT.
 */
export async function addEmployerUser(ctx: Context, cmd: AddEmployerUser): Promise<EmployerUser | Refusal> {
  const employerId = cmd.employerId as EmployerId
  const title = optionalLine('position', cmd.title, 100, 'title')
  const entered = newcomer(cmd)
  const refusal = mayGive(cmd.role, roleIn(await ctx.loaders.standing(), employerId))
  if (isRefusal(entered)) return entered
  if (isRefusal(title)) return title
  if (refusal) return refusal
  const { email, name } = entered
  const { locale, timeZone } = ctx.viewer
  return changes(ctx, async (em) => {
    const person = await personByEmail(em, email, { name, locale, timeZone }, ctx.now())
    const user = await join(em, employerId, person, { role: cmd.role, title }, ctx.now())
    if (!isRefusal(user)) await announceAccess(em, person.id)
    return user
  })
}

/** The address is locked by now, so nobody else adds the same person. */
async function join(em: EntityManager, employerId: EmployerId, person: Person, as: Position, now: Date) {
  const where = { employerId, personId: person.id }
  const former = await em.findOne(EmployerUser, where, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (former?.active) return refuse('ALREADY_MEMBER', { name: person.name }, { field: 'email' })
  const user = former ?? new EmployerUser(newId('eus'), employerId, person.id, as, now)
  user.comeBack(as)
  em.persist(user)
  emit(em, former ? employerUserChanged : employerUserAdded, user, user.eventData())
  return user
}
