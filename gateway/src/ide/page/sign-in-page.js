// The provider's sign-in page, as any frontend uses it: authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636).
const client = { client_id: 'passerelle-web', redirect_uri: `${location.origin}/` }

/** Leaves for the sign-in page, which leads back here. */
export async function leaveForSignInPage() {
  const [verifier, state] = [random(), random()]
  sessionStorage.setItem('signing-in', JSON.stringify({ verifier, state }))
  const { authorization_endpoint } = await (await fetch('/identity/.well-known/openid-configuration')).json()
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const asked = {
    ...client,
    state,
    response_type: 'code',
    scope: 'openid email profile',
    prompt: 'login',
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  }
  location.assign(`${authorization_endpoint}?${new URLSearchParams(asked)}`)
}

/** Back from the sign-in page: who it is, and the token. Undefined when nobody comes from there. */
export async function backFromSignInPage() {
  const { code, state } = Object.fromEntries(new URLSearchParams(location.search))
  const left = JSON.parse(sessionStorage.getItem('signing-in') ?? 'null')
  if (!code || left?.state !== state) return undefined
  sessionStorage.removeItem('signing-in')
  history.replaceState(null, '', '/')
  const grant = { ...client, grant_type: 'authorization_code', code, code_verifier: left.verifier }
  const response = await fetch('/identity/token', { method: 'POST', body: new URLSearchParams(grant) })
  if (!response.ok) return undefined
  const { access_token: token, id_token } = await response.json()
  const { email, name, locale, zoneinfo } = claimsOf(id_token)
  return { token, person: { email, name, locale, zone: zoneinfo, at: email } }
}

function claimsOf(token) {
  const bytes = atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))))
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
