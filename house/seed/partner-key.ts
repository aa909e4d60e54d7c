import { perform, type School } from './world.ts'

/** A key for whoever tries the school's stream from a program. @returns its secret, which nobody can read again */
export async function makePartnerKey({ id: schoolId, staff }: School): Promise<string> {
  const input = { schoolId, name: 'Essai du flux partenaire', scopes: ['FEED', 'READ_EVENTS', 'READ_CANDIDATES'] }
  const { secret } = await perform<{ secret: string }>(staff, 'createApiKey', 'ApiKeyCreated { secret }', input)
  return secret
}
