import { isLoopbackUrl, languages } from '@passerelle/kernel'
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { z } from 'zod'
import { apiAudience, demoPersonGrant } from '../audience.ts'
import { type Accounts, claimsOf, type Profile } from './accounts.ts'
import type { IdentityKeys } from './keys.ts'
import { refusedPage } from './sign-in-page.ts'
import { memoryStorage } from './storage.ts'

const scopes = 'openid email profile'
const webClientId = 'passerelle-web'
const hour = 3600
const api = {
  audience: apiAudience,
  scope: scopes,
  accessTokenFormat: 'jwt' as const,
  accessTokenTTL: hour,
  jwt: { sign: { alg: 'ES256' as const } },
}

/**
 * An OpenID provider for a developer's machine: no passwords, whoever clicks on a person is that person. Its issuer is
 * `${publicUrl}/identity`. Access tokens are JWTs (RFC 9068) that say who the person is.
 */
export function identityProvider(publicUrl: string, accounts: Accounts, keys: IdentityKeys): Provider {
  const provider = new Provider(`${publicUrl}/identity`, configuration(publicUrl, accounts, keys))
  // the gateway and its proxy are the only way in, and the address in front of them is known
  provider.proxy = true
  leadBackToThisMachine(provider)
  provider.registerGrantType(demoPersonGrant, (context) => beDemoPerson(provider, accounts, context), [
    'email',
    'name',
    'locale',
    'zone',
  ])
  return provider
}

function configuration(publicUrl: string, accounts: Accounts, keys: IdentityKeys): Configuration {
  return {
    adapter: memoryStorage(),
    jwks: keys.jwks as Configuration['jwks'],
    cookies: { keys: keys.cookies },
    clients: [webClient(publicUrl), toolsClient],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale', 'zoneinfo'] },
    // an ID token that already says who it is about spares small clients a call
    conformIdTokenClaims: false,
    clientBasedCORS: (_context, origin) => origin === new URL(publicUrl).origin || isLoopbackUrl(origin),
    findAccount: (_context, sub) => {
      const profile = accounts.meet(sub)
      return profile && { accountId: profile.email, claims: () => claimsOf(profile) }
    },
    extraTokenClaims: (_context, token) => {
      const profile = 'accountId' in token ? accounts.meet(String(token.accountId)) : undefined
      return profile && claimsOf(profile)
    },
    renderError: (context, { error, error_description }) => {
      context.type = 'html'
      context.body = refusedPage(error, error_description)
    },
    interactions: { url: (_context, interaction) => `/identity/interaction/${interaction.uid}` },
    loadExistingGrant: (context) => grantWithoutAsking(context),
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      IdToken: hour,
      Interaction: hour,
      Session: 24 * hour,
      Grant: 24 * hour,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiAudience,
        getResourceServerInfo: () => api,
        useGrantedResource: () => true,
      },
    },
  }
}

/** Of every page: a public client that proves itself by PKCE (RFC 7636). */
function webClient(publicUrl: string) {
  return {
    client_id: webClientId,
    client_name: 'Passerelle',
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code'],
    redirect_uris: [`${new URL(publicUrl).origin}/`],
  }
}

/** A sign-in may end at any path and port of this machine (RFC 8252, 7.3), so that whoever begins a frontend has nothing to register. */
function leadBackToThisMachine({ Client }: Provider): void {
  const registered = Client.prototype.redirectUriAllowed
  Client.prototype.redirectUriAllowed = function (uri) {
    return registered.call(this, uri) || (this.clientId === webClientId && isLoopbackUrl(uri))
  }
}

const toolsClient = {
  client_id: 'passerelle-tools',
  client_name: 'Passerelle tools',
  token_endpoint_auth_method: 'none' as const,
  grant_types: [demoPersonGrant],
  response_types: [],
  redirect_uris: [],
}

async function grantWithoutAsking(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc
  if (!client || !session?.accountId) return undefined
  const known = session.grantIdFor(client.clientId)
  if (known) return provider.Grant.find(known)
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(scopes)
  grant.addResourceScope(apiAudience, scopes)
  await grant.save()
  return grant
}

const told = z.object({
  name: z.string().min(1).max(200).optional(),
  locale: z.enum(languages).optional(),
  zone: z.string().max(64).optional(),
})

/** The grant of programs: a token in the name of whoever they say, without a browser. */
async function beDemoPerson(provider: Provider, accounts: Accounts, context: KoaContextWithOIDC): Promise<void> {
  const { email, ...rest } = context.oidc.params ?? {}
  const read = told.safeParse(rest)
  if (!read.success) throw new errors.InvalidRequest(read.error.message)
  const profile: Profile | undefined = accounts.meet(String(email ?? ''), withoutUndefined(read.data))
  if (!profile) throw new errors.InvalidRequest('email: not an e-mail address')
  const token = new provider.AccessToken({
    accountId: profile.email,
    client: context.oidc.client!,
    gty: demoPersonGrant,
    scope: scopes,
  } as ConstructorParameters<typeof provider.AccessToken>[0])
  token.resourceServer = new provider.ResourceServer(apiAudience, api)
  context.body = { access_token: await token.save(), expires_in: token.expiration, token_type: token.tokenType }
}

function withoutUndefined<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>
}
