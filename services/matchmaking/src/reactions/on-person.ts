import { personFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { linkPerson } from '../mailbox/link-person.ts'

/** Somebody signed in for the first time, or with another address or name: their candidate files become theirs. */
export const onPerson = reaction(personFacts, ({ em, event, now }) => linkPerson(em, event.data, now))
