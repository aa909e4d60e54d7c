import { LockMode } from '@mikro-orm/postgresql'
import { personChanged } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { announceAccess } from '../access/announce-access.ts'
import type { Actor } from '../context.ts'
import { Person, type Profile } from './person.ts'

export type UpdateMyProfile = { readonly [K in keyof Profile]?: Profile[K] | null }

/** Name, language and time zone travel in the passport, so it is made anew. */
export function updateMyProfile({ em, viewer }: Actor, cmd: UpdateMyProfile): Promise<Person | Refusal> {
  return em.transactional(async (em) => {
    const person = await em.findOneOrFail(Person, { id: viewer.personId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const { name, locale, timeZone } = cmd
    const refusal = person.change({
      name: name ?? undefined,
      locale: locale ?? undefined,
      timeZone: timeZone ?? undefined,
    })
    if (refusal) return refusal
    emit(em, personChanged, person, person.eventData())
    await announceAccess(em, person.id)
    return person
  })
}
