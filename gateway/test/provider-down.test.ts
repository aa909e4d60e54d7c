import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { startTestIdentity } from '@passerelle/testkit'
import { tokenVerifier } from '../src/identity/tokens.ts'

const unavailable = { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } }

test('AC-01 while the provider is away a token is neither good nor bad: 503, and it is looked up again later', async () => {
  const identity = await startTestIdentity()
  const token = (await identity.bearerFor({ email: 'ines@example.org' })).slice('Bearer '.length)
  await identity[Symbol.asyncDispose]()
  const verify = tokenVerifier(identity.issuer)
  await expect(verify(token)).rejects.toMatchObject(unavailable)

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
  await expect(tokenVerifier(issuer)('a.b.c')).rejects.toMatchObject(unavailable)
  await new Promise((resolve) => other.close(resolve))
})
