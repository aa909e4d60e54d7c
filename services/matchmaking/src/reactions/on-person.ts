import { personChanged, personRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { linkPerson } from '../mailbox/link-person.ts'

/** Somebody signed in for the first time, or with another address: their candidate files become theirs. */
export const onPerson = reaction([personRegistered, personChanged], async ({ em, event }) => linkPerson(em, event.data))
