import type { Reading } from '@passerelle/service-kit'
import { staffJournalOf } from './staff-journal-of.ts'

export function staffLoaders({ em }: Reading) {
  return { staffJournal: staffJournalOf(em) }
}
