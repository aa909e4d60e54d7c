import { personChanged, personRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { PersonProjection } from '../projections/person.ts'
import { project } from './project.ts'

/** Mails that wait for this person are due from now on: the queue asks for nothing more than the row. */
export const onPerson = reaction([personRegistered, personChanged], async ({ em, event }) => {
  await project(em, new PersonProjection(event.data))
})
