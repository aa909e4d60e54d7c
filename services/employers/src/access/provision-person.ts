import type { EntityManager } from '@mikro-orm/postgresql'
import { personChanged, personRegistered, refuse } from '@passerelle/contracts'
import { type Clock, newId, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { Identity } from '../person/identity.ts'
import { Person, type Profile } from '../person/person.ts'
import { lockEmail } from '../person/person-by-email.ts'

/** Who signed in, as the OpenID provider says. */
export interface Account extends Profile {
  readonly issuer: string
  readonly subject: string
  /** As `mailAddressOf` gives it. */
  readonly email: string
  readonly emailVerified: boolean
}

/**
 * Makes the person behind an account at its first sign-in. A verified address links somebody whom a colleague or a school
 * entered before; an address that is not verified proves nothing, so it is refused with EMAIL_NOT_VERIFIED.
 */
export async function provisionPerson(
  { em, now }: { em: EntityManager; now: Clock },
  account: Account,
): Promise<Refusal<'EMAIL_NOT_VERIFIED'> | undefined> {
  if (!account.emailVerified) return refuse('EMAIL_NOT_VERIFIED')
  return changes({ em }, async (em) => {
    await lockEmail(em, account.email)
    const { issuer, subject } = account
    // Two requests of one account came at once.
    if (await em.findOne(Identity, { issuer, subject })) return undefined
    const person = await signedIn(em, account, now())
    em.persist(new Identity(issuer, subject, person.id, now()))
    return undefined
  })
}

async function signedIn(em: EntityManager, account: Account, now: Date): Promise<Person> {
  const { name, locale, timeZone } = account
  const invited = await em.findOne(Person, { email: account.email })
  // Somebody with a second provider keeps the profile that is theirs already.
  if (invited?.emailVerified) return invited
  const person = invited ?? new Person(newId('per'), account.email, { name, locale, timeZone }, now)
  person.firstSignIn({ name, locale, timeZone })
  await em.persist(person).flush()
  emit(em, invited ? personChanged : personRegistered, person, person.eventData(), { actor: person.id })
  return person
}
