import type { Rhythm } from '@passerelle/contracts'
import { impersonal, personal, table } from '@passerelle/persistence'
import { type Audiences, Profile } from './profile.ts'

export const profileTable = table(Profile, 'profile', (p) => ({
  candidateId: p.text().primary(),
  presentation: personal(p.text().nullable()),
  skills: personal(p.array()),
  languages: personal(p.json<Profile['languages']>()),
  places: personal(p.array()),
  availableFrom: impersonal(p.date().nullable()),
  rhythm: impersonal(p.json<Rhythm>().nullable()),
  documents: personal(p.json<Profile['documents']>()),
  audiences: impersonal(p.json<Audiences>()),
  changedAt: p.datetime().nullable(),
  changedBy: p.text().nullable(),
}))
