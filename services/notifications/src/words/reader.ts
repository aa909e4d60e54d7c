import type { TalentId } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'

/** Whom something is written for. */
export interface Reader {
  id: TalentId
  name: string
  email: string
  locale: Language
  timeZone: string
}
