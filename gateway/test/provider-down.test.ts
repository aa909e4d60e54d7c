import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { startTestIdentity } from '@passerelle/testkit'
import { tokenVerifier } from '../src/identity/tokens.ts'

type Line = { issuer: string; reason: string; silent: number }

/** What operators are told. */
function keptLog() {
  const lines: Line[] = []
  return { lines, warn: (line: Line) => void lines.push(line) }
}

const unavailable = { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } }

test('AC-01 while the provider is away a token is neither good nor bad: 503, and it is looked up again later', async () => {
  const identity = await startTestIdentity()
  const token = (await identity.bearerFor({ email: 'ines@example.org' })).slice('Bearer '.length)
  await identity[Symbol.asyncDispose]()
  const log = keptLog()
  const verify = tokenVerifier(identity.issuer, log as never)
  await expect(verify(token)).rejects.toMatchObject(unavailable)
  expect(log.lines).toMatchObject([
    { issuer: identity.issuer, reason: expect.stringContaining('ECONNREFUSED'), silent: 0 },
  ])

  const { port } = new URL(identity.issuer)
  const returned = createServer((request, response) => {
    const keys = request.url === '/jwks'
    response
      .writeHead(keys ? 500 : 200)
      .end(JSON.stringify({ issuer: identity.issuer, jwks_uri: `${identity.issuer}/jwks` }))
  })
  await new Promise<void>((resolve) => returned.listen(Number(port), '127.0.0.1', resolve))
  await expect(verify(token)).rejects.toMatchObject(unavailable)
  await new Promise((resolve) => returned.close(resolve))
})

test('AC-01 a provider that calls itself otherwise than configured is not believed', async () => {
  const other = createServer((_request, response) => {
    response.end(JSON.stringify({ issuer: 'https://else.example.org', jwks_uri: 'https://else.example.org/jwks' }))
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const log = keptLog()
  const verify = tokenVerifier(issuer, log as never)
  for (let time = 0; time < 3; time++) await expect(verify('a.b.c')).rejects.toMatchObject(unavailable)
  // Once, not for each request.
  expect(log.lines).toEqual([{ issuer, reason: 'the provider calls itself https://else.example.org', silent: 0 }])
  await new Promise((resolve) => other.close(resolve))
})

test('OP-04 an issuer that is no provider is named in the log, with what it answered', async () => {
  const other = createServer((request, response) => {
    response.writeHead(request.url!.startsWith('/page') ? 200 : 404).end('{}')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const log = keptLog()
  for (const path of ['/nothing', '/page']) {
    await expect(tokenVerifier(`${base}${path}`, log as never)('a.b.c')).rejects.toMatchObject(unavailable)
  }
  expect(log.lines.map(({ reason }) => reason)).toEqual([
    `${base}/nothing/.well-known/openid-configuration answers 404`,
    `${base}/page/.well-known/openid-configuration is no OpenID Connect Discovery`,
  ])
  await new Promise((resolve) => other.close(resolve))
})
