import {
  languagesOf,
  oneLine,
  optionallyWritten,
  type Rhythm,
  refuse,
  rhythmOf,
  type SpokenLanguage,
  skillsOf,
} from '@passerelle/contracts'
import { folded, isRefusal, type Refusal } from '@passerelle/kernel'
import { type DocumentKind, documentsOf, type MatchDocument } from '../match/match-document.ts'

/** What a profile says. What nobody has said is null, or an empty list. */
export interface ProfileSaid {
  readonly presentation: string | null
  readonly skills: readonly string[]
  readonly languages: readonly SpokenLanguage[]
  /** Towns and regions in which a place is sought. */
  readonly places: readonly string[]
  /** YYYY-MM-DD */
  readonly availableFrom: string | null
  readonly rhythm: Rhythm | null
  readonly documents: readonly MatchDocument[]
}

/** The same as somebody types it: what is absent stays as it was, null says nothing any more. */
export interface TypedProfile {
  readonly presentation?: string | null | undefined
  readonly skills?: readonly string[] | null | undefined
  readonly languages?: readonly SpokenLanguage[] | null | undefined
  readonly places?: readonly string[] | null | undefined
  readonly availableFrom?: string | null | undefined
  readonly rhythm?: Rhythm | null | undefined
  readonly documents?: readonly { kind: DocumentKind; name: string; url: string | URL }[] | null | undefined
}

export const noProfile: ProfileSaid = {
  presentation: null,
  skills: [],
  languages: [],
  places: [],
  availableFrom: null,
  rhythm: null,
  documents: [],
}

const longestPresentation = 2_000
const mostPlaces = 10
const longestPlace = 100

/** What a profile says afterwards. Refuses INVALID_INPUT, DOCUMENT_INVALID, TOO_MANY, with the place in the input. */
export function profileSaid(before: ProfileSaid, typed: TypedProfile): ProfileSaid | Refusal {
  const presentation =
    typed.presentation === undefined
      ? before.presentation
      : optionallyWritten('presentation', typed.presentation, longestPresentation, 'profile.presentation')
  if (isRefusal(presentation)) return presentation
  const skills = typed.skills === undefined ? before.skills : skillsOf(typed.skills ?? [], 'profile.skills')
  if (isRefusal(skills)) return skills
  const languages =
    typed.languages === undefined ? before.languages : languagesOf(typed.languages ?? [], 'profile.languages')
  if (isRefusal(languages)) return languages
  const places = typed.places === undefined ? before.places : placesOf(typed.places ?? [])
  if (isRefusal(places)) return places
  const rhythm = typed.rhythm === undefined ? before.rhythm : typed.rhythm && rhythmOf(typed.rhythm, 'profile.rhythm')
  if (isRefusal(rhythm)) return rhythm
  const documents =
    typed.documents === undefined ? before.documents : documentsOf(typed.documents ?? [], 'profile.documents')
  if (isRefusal(documents)) return documents
  const availableFrom = typed.availableFrom === undefined ? before.availableFrom : typed.availableFrom
  return { presentation, skills, languages, places, availableFrom, rhythm, documents }
}

/** Each once, whatever its case and accents. */
function placesOf(given: readonly string[]): string[] | Refusal {
  if (given.length > mostPlaces) {
    return refuse('INVALID_INPUT.PLACES', { most: mostPlaces }, { field: 'profile.places' })
  }
  const found = new Map<string, string>()
  for (const [index, text] of given.entries()) {
    const place = oneLine('place', text, longestPlace, `profile.places.${index}`)
    if (isRefusal(place)) return place
    const known = folded(place)
    if (!found.has(known)) found.set(known, place)
  }
  return [...found.values()]
}
