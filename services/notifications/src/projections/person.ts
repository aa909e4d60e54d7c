import type { PersonState } from '@passerelle/contracts'
import type { Language, PersonId } from '@passerelle/kernel'

/** Where and how to reach somebody. Mails to a person who is not known here yet wait. */
export class PersonProjection {
  readonly id: PersonId
  name: string
  email: string
  locale: Language
  timeZone: string

  constructor(person: PersonState) {
    this.id = person.id
    this.name = person.name
    this.email = person.email
    this.locale = person.locale
    this.timeZone = person.timeZone
  }
}
