import type { Dispatcher } from 'undici'

/** Somebody who can sign in; invented on the spot, except the demo people. */
export interface Person {
  readonly email: string
  readonly name: string
  readonly locale: 'fr' | 'en'
  /** IANA zone. */
  readonly zone: string
}

export type SignIn = (person: Person) => Promise<string>

/**
 * Asks the development OpenID provider for an access token (it lives an hour) in the name of any invented person.
 * @throws when the provider does not answer or refuses; the caller tries again
 */
export function signInThrough(url: string, dispatcher: Dispatcher): SignIn {
  return async ({ email, name, locale, zone }) => {
    const grant = { grant_type: 'urn:passerelle:demo-person', client_id: 'passerelle-tools', email, name, locale, zone }
    const answer = await dispatcher.request({
      origin: url,
      path: '/identity/token',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(grant).toString(),
    })
    const body = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode} ${body.slice(0, 200)}`)
    return (JSON.parse(body) as { access_token: string }).access_token
  }
}
