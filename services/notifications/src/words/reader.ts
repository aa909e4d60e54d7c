import type { Language, PersonId } from '@passerelle/kernel'

/** Whom something is written for. */
export interface Reader {
  id: PersonId
  name: string
  email: string
  locale: Language
  timeZone: string
}
