import type { EntityManager } from '@mikro-orm/postgresql'
import { personRegistered } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { Person, type Profile } from './person.ts'

/** Until the transaction ends nobody else finds or makes the person with this address. @param email as `mailAddressOf` gives it */
export async function lockEmail(em: EntityManager, email: string): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('person ' || ?, 0))`, [email])
}

/** Within a transaction: the person with this address, entered with the profile given when there is none yet. */
export async function personByEmail(em: EntityManager, email: string, profile: Profile, now: Date): Promise<Person> {
  await lockEmail(em, email)
  const known = await em.findOne(Person, { email: email })
  if (known) return known
  const person = new Person(newId('per'), email, profile, now)
  await em.persist(person).flush()
  emit(em, personRegistered, person, person.eventData())
  return person
}
