import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { createTransport } from 'nodemailer'
import * as client from 'openid-client'
import { demoPeople } from '../../demo/people.ts'
import { demoPersonToken } from '../demo-person-token.ts'
import { standInSettings } from '../settings.ts'
import { type StandIns, startStandIns } from '../start.ts'

const data = mkdtempSync(join(tmpdir(), 'stand-ins-'))
let upstream: StandIns
let publicUrl: string

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
function start(port: number): Promise<StandIns> {
  return startStandIns(standInSettings({ PUBLIC_URL: `http://127.0.0.1:${port}`, PORT: String(port), DEV_DATA: data }))
}
beforeAll(async () => {
  upstream = await start(await freePort())
  publicUrl = upstream.url
})
afterAll(async () => {
  await upstream?.close()
  rmSync(data, { recursive: true })
})

async function tokenFor(form: Record<string, string>): Promise<{ status: number; access_token: string }> {
  const response = await fetch(`${publicUrl}/identity/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:passerelle:demo-person', client_id: 'passerelle-tools', ...form }),
  })
  return { status: response.status, ...((await response.json()) as { access_token: string }) }
}

async function sendMail(mail: object): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: upstream.smtpPort, secure: false })
  await transport.sendMail({ from: 'Passerelle <no-reply@example.org>', ...mail })
  transport.close()
}

test('a program gets a token for anybody it invents, which the published key verifies', async () => {
  const person = { email: 'New.Person@example.org', name: 'Zoé Ünal', locale: 'en', zone: 'Asia/Tokyo' }
  const { access_token } = await tokenFor(person)
  const keys = createRemoteJWKSet(new URL(`${publicUrl}/identity/jwks`))
  const { payload } = await jwtVerify(access_token, keys, {
    issuer: `${publicUrl}/identity`,
    audience: 'urn:passerelle:api',
    typ: 'at+jwt',
  })
  expect(payload).toMatchObject({
    sub: 'new.person@example.org',
    email: 'new.person@example.org',
    email_verified: true,
    name: 'Zoé Ünal',
    locale: 'en',
    zoneinfo: 'Asia/Tokyo',
  })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
})

test('a demo person needs an address only; nonsense is refused', async () => {
  const { access_token } = await tokenFor({ email: 'grace.mitchell@example.org' })
  expect(decodeJwt(access_token)).toMatchObject({ name: 'Grace Mitchell', locale: 'en', zoneinfo: 'Europe/London' })
  expect((await tokenFor({ email: 'nobody' })).status).toBe(400)
  expect((await tokenFor({ email: 'a@example.org', locale: 'de' })).status).toBe(400)
})

/** What a frontend does until the sign-in page is shown, and once somebody has been chosen on it. */
async function toSignInPage(redirectUri: string, browser = newBrowser(redirectUri)) {
  const options = { execute: [client.allowInsecureRequests] }
  const issuer = new URL(`${publicUrl}/identity`)
  const config = await client.discovery(issuer, 'passerelle-web', undefined, client.None(), options)
  const verifier = client.randomPKCECodeVerifier()
  const authorize = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    prompt: 'login',
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const page = await browser(authorize.href)
  const choose = async (email: string) => {
    const landed = await browser(page.url, { method: 'POST', body: new URLSearchParams({ email }) })
    return client.authorizationCodeGrant(config, new URL(landed.url), { pkceCodeVerifier: verifier })
  }
  return { browser, page, choose }
}

test.each(['http://localhost:5173/', 'http://127.0.0.1:8080/signed-in', 'http://[::1]:3000/auth/callback'])(
  'AC-01 one click on a person signs in, and leads back to a frontend at %s',
  async (redirectUri) => {
    const { page, choose } = await toSignInPage(redirectUri)
    const text = await page.text()
    for (const person of demoPeople) expect(text).toContain(`value="${person.email}"`)
    const tokens = await choose('camille.roux@example.org')
    expect(tokens.claims()).toMatchObject({ sub: 'camille.roux@example.org', name: 'Camille Roux' })
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      aud: 'urn:passerelle:api',
      email: 'camille.roux@example.org',
    })
  },
)

test('AC-01 whoever is signed in already may choose to be somebody else', async () => {
  const first = await toSignInPage('http://localhost:5173/')
  await first.choose('camille.roux@example.org')
  const second = await toSignInPage('http://localhost:5173/', first.browser)
  expect((await second.choose('karim.haddad@example.org')).claims()).toMatchObject({ sub: 'karim.haddad@example.org' })
})

test.each(['https://app.example.org/', 'http://localhost.example.org/', 'http://localhost@example.org/', 'app://x'])(
  'AC-01 no sign-in leads to %s',
  async (redirectUri) => {
    const { page } = await toSignInPage(redirectUri)
    const text = await page.text()
    expect(text).toContain('<h1>invalid_redirect_uri</h1>')
    expect(text).not.toMatch(/(src|href)="http/)
  },
)

test('AC-01 a page on another port of this machine reads its token; one from elsewhere does not', async () => {
  const allowed = async (origin: string) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: 'passerelle-web', code: 'x' })
    const { headers } = await fetch(`${publicUrl}/identity/token`, { method: 'POST', body, headers: { origin } })
    return headers.get('access-control-allow-origin')
  }
  for (const origin of ['http://localhost:5173', 'http://[::1]:80']) expect(await allowed(origin)).toBe(origin)
  expect(await allowed('https://else.example.org')).toBeNull()
})

/** Follows redirects with cookies, until one leads to `end`. */
function newBrowser(end: string) {
  const cookies = new Map<string, string>()
  return async function visit(
    url: string,
    init: RequestInit = {},
  ): Promise<Response | { url: string; text(): Promise<string> }> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name!, value!)
    }
    const location = response.headers.get('location')
    if (!location) return response
    const next = new URL(location, url)
    return next.href.startsWith(end) ? { url: next.href, text: async () => '' } : visit(next.href)
  }
}

const invitation = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VTIMEZONE',
  'DTSTART:19700101T000000',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:itv_1@passerelle',
  'SEQUENCE:3',
  'SUMMARY:Camille\\, Inès',
  'DTSTART;TZID=Europe/Paris:20261122T091500',
  'DTEND;TZID=Europe/Paris:20261122T093500',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

test('a mail is kept, twice when it came twice, and shown part by part without a way to run code', async () => {
  const mail = {
    to: 'ines@example.org',
    subject: 'Entretien <confirmé>',
    text: 'Bonjour Inès,\nà bientôt.',
    html: '<p onclick="alert(1)" title=\'"\'>Bonjour <a href="http://localhost/l/x">Inès</a></p><script>alert(1)</script>',
    icalEvent: { method: 'REQUEST', content: invitation },
  }
  await sendMail(mail)
  await sendMail(mail)
  const kept = (await (await fetch(`${publicUrl}/dev/mails/index.json?to=ines`)).json()) as { id: number }[]
  expect(kept).toHaveLength(2)
  expect(kept[0]).toMatchObject({
    to: ['ines@example.org'],
    subject: 'Entretien <confirmé>',
    calendar: { method: 'REQUEST', sequence: 3, uid: 'itv_1@passerelle' },
  })
  const page = await fetch(`${publicUrl}/dev/mails/${kept[0]!.id}`)
  const text = await page.text()
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text).toMatch(
    /<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="[^"]*" srcdoc="&#60;base target=&#34;_blank&#34;&#62;&#60;p onclick/,
  )
  expect(text).toContain('&#60;a rel=&#34;noopener noreferrer&#34; href=')
  expect(text).not.toMatch(/<script|<p onclick/)
  const part = async (name: string) => (await fetch(`${publicUrl}/dev/mails/${kept[0]!.id}?part=${name}`)).text()
  expect(await part('text')).toContain('Bonjour Inès,\nà bientôt.')
  expect(await part('calendar')).toContain('2026-11-22 09:15 Europe/Paris')
  expect(await (await fetch(`${publicUrl}/dev/mails/${kept[0]!.id}.eml`)).text()).toContain(
    'Content-Type: text/calendar',
  )
  expect((await fetch(`${publicUrl}/dev/mails/999`)).status).toBe(404)
})

test('mails, and the keys behind tokens, outlive a restart; keys are readable by their owner only', async () => {
  await sendMail({ to: 'yanis@example.org', subject: 'Before', text: 'x' })
  const { access_token } = await tokenFor({ email: 'yanis.benali@example.org' })
  await upstream.close()
  upstream = await start(Number(new URL(publicUrl).port))
  await sendMail({ to: 'yanis@example.org', subject: 'After', text: 'x' })
  const subjects = (await (await fetch(`${publicUrl}/dev/mails/index.json?to=yanis`)).json()) as { subject: string }[]
  expect(subjects.map(({ subject }) => subject)).toEqual(['After', 'Before'])
  await jwtVerify(access_token, createRemoteJWKSet(new URL(`${publicUrl}/identity/jwks`)))
  expect(statSync(join(data, 'identity-keys.json')).mode & 0o777).toBe(0o600)
  expect(
    readFileSync(join(data, 'mails', 'index.jsonl'), 'utf8')
      .trim()
      .split('\n').length,
  ).toBeGreaterThan(1)
})

test('OP-01 without the demo nobody is listed or known, and whoever names an address signs in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'))
  const PUBLIC_URL = `http://127.0.0.1:${await freePort()}`
  const empty = await startStandIns(
    standInSettings({ PUBLIC_URL, PORT: new URL(PUBLIC_URL).port, DEV_DATA: folder, DEMO: 'no' }),
  )
  expect(await (await fetch(`${empty.url}/identity/people`)).json()).toEqual([])
  const token = await demoPersonToken(empty.url)({ email: 'grace.mitchell@example.org' })
  expect(decodeJwt(token)).toMatchObject({ email: 'grace.mitchell@example.org', locale: 'fr' })
  await empty.close()
  rmSync(folder, { recursive: true })
})
