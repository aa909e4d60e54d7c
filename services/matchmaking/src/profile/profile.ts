import { isDeepStrictEqual } from 'node:util'
import type { Rhythm, SpokenLanguage } from '@passerelle/contracts'
import type { CandidateId, PersonId } from '@passerelle/kernel'
import type { MatchDocument } from '../match/match-document.ts'
import { noProfile, type ProfileSaid } from './profile-said.ts'

/** Of each the candidate decides who reads it. */
export const profileParts = ['PRESENTATION', 'SKILLS', 'LANGUAGES', 'PLACES', 'AVAILABILITY', 'DOCUMENTS'] as const
export type ProfilePart = (typeof profileParts)[number]

/** Who reads a part, from fewest: the school alone, companies in touch as well, or whoever may read of the candidate at all. */
export type ProfileAudience = 'SCHOOL' | 'IN_TOUCH' | 'ACQUAINTED'

/** As whom somebody reads it. The candidate reads as the school does: all of it. */
export type ProfileReader = ProfileAudience

export type Audiences = Readonly<Record<ProfilePart, ProfileAudience>>

/** Until the candidate decides: a company reads nothing before the candidate has to do with it (GDPR, article 25). */
const usualAudience: ProfileAudience = 'IN_TOUCH'

const usualAudiences = Object.fromEntries(profileParts.map((part) => [part, usualAudience])) as Audiences

const fieldsOf: Readonly<Record<ProfilePart, readonly (keyof ProfileSaid)[]>> = {
  PRESENTATION: ['presentation'],
  SKILLS: ['skills'],
  LANGUAGES: ['languages'],
  PLACES: ['places'],
  AVAILABILITY: ['availableFrom', 'rhythm'],
  DOCUMENTS: ['documents'],
}

/** What a candidate says of themself in one file, or the school for them, and who may read which part (HU-39). */
export class Profile implements ProfileSaid {
  readonly candidateId: CandidateId
  presentation!: string | null
  skills!: string[]
  languages!: readonly SpokenLanguage[]
  places!: string[]
  availableFrom!: string | null
  rhythm!: Rhythm | null
  documents!: readonly MatchDocument[]
  audiences: Audiences
  /** Of what it says; null while that is nothing. */
  changedAt: Date | null
  changedBy: PersonId | null

  constructor(candidateId: CandidateId) {
    this.candidateId = candidateId
    this.audiences = usualAudiences
    this.changedAt = null
    this.changedBy = null
    Object.assign(this, noProfile)
  }

  said(): ProfileSaid {
    const { presentation, skills, languages, places, availableFrom, rhythm, documents } = this
    return { presentation, skills, languages, places, availableFrom, rhythm, documents }
  }

  /** @returns whether it says something else now */
  say(said: ProfileSaid, by: PersonId, at: Date): boolean {
    if (isDeepStrictEqual(said, this.said())) return false
    Object.assign(this, said, { changedBy: by, changedAt: at })
    return true
  }

  /** @returns whether somebody else reads it now */
  openTo(audience: ProfileAudience, parts: readonly ProfilePart[]): boolean {
    const audiences = { ...this.audiences, ...Object.fromEntries(parts.map((part) => [part, audience])) }
    if (isDeepStrictEqual(audiences, this.audiences)) return false
    this.audiences = audiences
    return true
  }
}

/** What of a profile somebody reads: a part that is not theirs is as if nothing were said there. */
export function shownTo(reader: ProfileReader, profile: Profile): ProfileSaid {
  const closed = profileParts.filter((part) => !isOpen(profile.audiences[part], reader))
  const hidden = closed.flatMap((part) => fieldsOf[part]).map((field) => [field, noProfile[field]])
  return { ...profile.said(), ...Object.fromEntries(hidden) }
}

function isOpen(audience: ProfileAudience, reader: ProfileReader): boolean {
  if (reader === 'SCHOOL') return true
  return audience === 'ACQUAINTED' || audience === reader
}
