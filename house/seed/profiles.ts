import type { Candidate } from './candidates.ts'
import { perform } from './world.ts'

/** Inès says who she is, and opens what she can do, and when, to whoever may read of her; where she looks for a place is for her school. */
export async function saysWhoSheIs({ id: candidateId, caller }: Candidate): Promise<void> {
  const profile = {
    presentation: 'Je cherche une équipe qui relit son code, à Lyon ou à Genève.',
    rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
    documents: [{ kind: 'CV', name: 'CV d’Inès', url: 'https://documents.example.org/ines.pdf' }],
  }
  await perform(caller, 'updateProfile', 'Candidate { id }', { candidateId, profile })
  const opened = { candidateId, parts: ['SKILLS', 'AVAILABILITY'], audience: 'ACQUAINTED' }
  await perform(caller, 'setProfileAudience', 'Candidate { id }', opened)
  const kept = { candidateId, parts: ['PLACES'], audience: 'SCHOOL' }
  await perform(caller, 'setProfileAudience', 'Candidate { id }', kept)
}
