import type { Language } from '@passerelle/kernel'
import { demoPersonGrant } from './audience.ts'

export type DemoClaims = { email: string; name?: string; locale?: Language; zone?: string }

/**
 * Asks the provider behind `url` for an access token in anybody's name.
 *
 * @throws when the provider does not answer or refuses
 */
export function demoPersonToken(url: string): (person: DemoClaims) => Promise<string> {
  return async ({ email, name, locale, zone }) => {
    const form = { grant_type: demoPersonGrant, client_id: 'passerelle-tools', email, name, locale, zone }
    const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const response = await fetch(`${url}/identity/token`, { method: 'POST', body: new URLSearchParams(given) })
    const answer = (await response.json()) as { access_token?: string; error_description?: string }
    if (answer.access_token) return answer.access_token
    throw new Error(`The provider refuses ${email}: ${answer.error_description ?? response.status}`)
  }
}
