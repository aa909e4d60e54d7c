import { LockMode } from '@mikro-orm/postgresql'
import { personChanged } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import { Person, type Profile } from './person.ts'

export type UpdateMyProfile = { readonly [K in keyof Profile]?: Profile[K] | null }

/** Name, language and time zone travel in the passport, so it is made anew. */
export async function updateMyProfile(ctx: Context, cmd: UpdateMyProfile): Promise<Person | Refusal> {
  return changes(ctx, async (em) => {
    const person = await em.findOneOrFail(Person, { id: ctx.viewer.personId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
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
