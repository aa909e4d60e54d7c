import { personChanged, personRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { linkPerson } from '../mailbox/link-person.ts'
import { PersonProjection } from '../projections/projections.ts'

/** Somebody signed in for the first time, or with another address or name: their candidate files become theirs. */
export const onPerson = reaction([personRegistered, personChanged], async ({ em, event: { data }, now }) => {
  const { id, name } = data
  await em.upsert(PersonProjection, { id, name })
  await linkPerson(em, data, now)
})
