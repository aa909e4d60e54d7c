import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { formOf, send } from '../http.ts'
import type { Accounts } from './accounts.ts'
import { signInPage } from './sign-in-page.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** Answers everything under /identity. */
export function identityRoutes(provider: Provider, accounts: Accounts, publicUrl: string) {
  const callback = provider.callback()
  const { host, protocol } = new URL(publicUrl)
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url!, publicUrl).pathname
    if (path === '/identity/people') return send(response, 200, 'application/json', JSON.stringify(accounts.people))
    // whatever proxy is in front, people see the public address
    request.headers.host = host
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    delete request.headers['x-forwarded-host']
    if (path.startsWith('/identity/interaction/')) return signIn(provider, accounts, request, response)
    Object.assign(request, { originalUrl: request.url, baseUrl: '/identity' })
    request.url = request.url!.slice('/identity'.length) || '/'
    await callback(request, response)
  }
}

async function signIn(provider: Provider, accounts: Accounts, request: IncomingMessage, response: ServerResponse) {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined)
  if (!interaction) {
    const gone = 'This sign-in is over. Go back to where you came from and start again.'
    return send(response, 400, 'text/plain', gone)
  }
  if (request.method !== 'POST') return send(response, 200, 'text/html', signInPage(request.url!, accounts.people))
  const profile = accounts.meet((await formOf(request)).get('email') ?? '')
  if (!profile)
    return send(response, 422, 'text/html', signInPage(request.url!, accounts.people, 'That is not an e-mail address.'))
  if (interaction.session && interaction.session.accountId !== profile.email) await forgetSession(provider, interaction)
  await provider.interactionFinished(request, response, { login: { accountId: profile.email } })
}

/** Whoever was signed in so far gives way, as nobody has to sign out here before being somebody else. */
async function forgetSession(provider: Provider, interaction: Interaction): Promise<void> {
  const session = await provider.Session.findByUid(interaction.session!.uid)
  await session?.destroy()
  interaction.session = undefined
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000))
}
