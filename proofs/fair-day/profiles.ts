import { type Caller, mutation } from '@passerelle/client'
import type { Talent } from './fair.ts'

export const profileParts = ['PRESENTATION', 'SKILLS', 'LANGUAGES', 'PLACES', 'AVAILABILITY', 'DOCUMENTS'] as const
export type ProfilePart = (typeof profileParts)[number]
export type Audience = 'SCHOOL' | 'IN_TOUCH' | 'ACQUAINTED'

/** What a candidate says of themself. */
export interface Said {
  readonly presentation: string | null
  readonly skills: readonly string[]
  readonly languages: readonly { readonly language: string; readonly level: string }[]
  readonly places: readonly string[]
  readonly availableFrom: string | null
  readonly rhythm: { readonly atCompany: number; readonly atSchool: number; readonly unit: 'DAY' | 'WEEK' } | null
  readonly documents: readonly { readonly kind: 'CV'; readonly name: string; readonly url: string }[]
}

/** What was said of a candidate, and to whom they open each part of it. */
export interface Profile {
  readonly talent: Talent
  readonly said: Said
  readonly audiences: Readonly<Record<ProfilePart, Audience>>
}

/** What somebody reads of a file beside the names; the last three are for the candidate and the school. */
export interface ShownFile extends Said {
  readonly audiences: Profile['audiences'] | null
  readonly email: string | null
  readonly birthDate: string | null
}

const nothing: { readonly [part in ProfilePart]: Partial<Said> } = {
  PRESENTATION: { presentation: null },
  SKILLS: { skills: [] },
  LANGUAGES: { languages: [] },
  PLACES: { places: [] },
  AVAILABILITY: { availableFrom: null, rhythm: null },
  DOCUMENTS: { documents: [] },
}

/** Whether somebody of a company reads a part; written from what people are told of it, and not from the code that keeps it. */
export function isOpenTo(reader: 'IN_TOUCH' | 'ACQUAINTED', audience: Audience): boolean {
  return audience === 'ACQUAINTED' || (audience === 'IN_TOUCH' && reader === 'IN_TOUCH')
}

/** What somebody is to read of a file: a part that is not open to them as if nothing were said there. */
export function shownTo(reader: Audience, { talent, said, audiences }: Profile): ShownFile {
  const { person, birthDate } = talent
  if (reader === 'SCHOOL') return { ...said, audiences, email: person.email, birthDate }
  const closed = profileParts.filter((part) => !isOpenTo(reader, audiences[part])).map((part) => nothing[part])
  return Object.assign({}, said, ...closed, { audiences: null, email: null, birthDate: null })
}

type FileRead = {
  email: string | null
  birthDate: string | null
  profile: Said & { audiences: { part: ProfilePart; audience: Audience }[] | null }
}

/** @returns null when this person does not read of the candidate at all */
export async function readFile(caller: Caller, candidateId: string): Promise<ShownFile | null> {
  const { candidate } = await caller.ask<{ candidate: FileRead | null }>(file, { id: candidateId })
  if (candidate === null) return null
  const { profile, ...whole } = candidate
  const audiences = profile.audiences?.map(({ part, audience }) => [part, audience])
  return { ...profile, ...whole, audiences: audiences ? Object.fromEntries(audiences) : null }
}

const file = `query ProfileOf($id: ID!) { candidate(id: $id) { email birthDate profile {
  presentation skills languages { language level } places availableFrom rhythm { atCompany atSchool unit }
  documents { kind name url } audiences { part audience } } } }`

const update = mutation('updateProfile', 'Candidate { id }')
const open = mutation('setProfileAudience', 'Candidate { id }')

export const updateProfile = (caller: Caller, candidateId: string, profile: Said) =>
  caller.act<{ id: string }>(update, { input: { candidateId, profile } })

export const setProfileAudience = (
  caller: Caller,
  candidateId: string,
  parts: readonly ProfilePart[],
  audience: Audience,
) => caller.act<{ id: string }>(open, { input: { candidateId, parts, audience } })
