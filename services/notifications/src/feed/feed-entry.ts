import type { JournalEntry } from '@passerelle/journal'
import type { SchoolId } from '@passerelle/kernel'
import type { About } from './about.ts'

/** A fact as a school's feed keeps it. */
export interface FeedFact {
  type: string
  schoolId: SchoolId
  about: About
}

/** A fact at its place in the feed of a school: positions run from 1 without gaps. */
export type SchoolFeedEntry = JournalEntry<FeedFact>

/** The journal keeps a stream for each school. */
export function feedOf(school: string): string {
  return `feed of ${school}`
}
