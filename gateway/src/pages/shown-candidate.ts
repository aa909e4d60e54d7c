import type { Rhythm, SpokenLanguage, StudyLevel } from '@passerelle/contracts'

export interface Document {
  readonly name: string
  readonly url: string
}

/** A candidate as a page shows them: of the profile what is open to whoever holds the link. */
export interface Shown {
  readonly name: string
  readonly programme: string | null
  readonly level: StudyLevel | null
  readonly graduationYear: number | null
  readonly profile: {
    readonly presentation: string | null
    readonly skills: readonly string[]
    readonly languages: readonly SpokenLanguage[]
    readonly places: readonly string[]
    readonly availableFrom: string | null
    readonly rhythm: Rhythm | null
    readonly documents: readonly Document[]
  }
}

/** What a page asks of a candidate. */
export const shownFields = `id name programme level graduationYear profile { presentation skills languages { language level } places
  availableFrom rhythm { atCompany atSchool unit } documents { kind name url } }`

/** Those that the school sends along, then those of the profile, each address once. */
export function documentsShown(sent: readonly Document[], candidate: Shown | null): Document[] {
  const known = new Set(sent.map(({ url }) => url))
  return [...sent, ...(candidate?.profile.documents ?? []).filter(({ url }) => !known.has(url))]
}
