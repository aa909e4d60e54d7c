import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld({ developer: true })
})
afterAll(async () => world[Symbol.asyncDispose]())

const get = (path: string) => fetch(`${world.gateway.url}${path}`)

/** Paths that a page or module asks for. */
function references(text: string): string[] {
  return [...text.matchAll(/(?:src|href)="([^"]+)"|from '([^']+)'|import '([^']+)'/g)]
    .map(([, a, b, c]) => (a ?? b ?? c)!)
    .filter((path) => !path.startsWith('data:') && !path.startsWith('/dev/'))
}

test('GQ-07 the IDE at / and all it asks for come from this server, and the policy allows no other', async () => {
  const index = await get('/')
  const policy = index.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'")
  expect(
    policy
      .replaceAll(`ws://${new URL(world.gateway.url).host}`, '')
      .replaceAll(`wss://${new URL(world.gateway.url).host}`, ''),
  ).not.toMatch(/https?:|wss?:|unsafe-eval/)
  const html = await index.text()
  expect(html).not.toMatch(/https?:\/\//)
  const script = await (await get('/ide/ide.js')).text()
  expect(script).not.toMatch(/https?:\/\//)
  const asked = [
    ...references(html),
    ...references(script),
    ...references(await (await get('/ide/streams.js')).text()),
    ...references(await (await get('/ide/look-up.js')).text()),
    '/ide/static/graphqlWorker.js',
    '/ide/static/jsonWorker.js',
    '/ide/static/editorWorker.js',
  ]
  expect(asked).toEqual(expect.arrayContaining(['/ide/ide.js', '/ide/static/ruru.js', '/ide/streams.js']))
  for (const path of asked) expect([path, (await get(path)).status]).toEqual([path, 200])
  expect((await get('/ide/graphql-ws/..%2f..%2fpackage.json')).status).toBe(404)
})

test('GQ-07 the saved operations are there, in order, each saying who runs it', async () => {
  const operations = (await (await get('/ide/operations.json')).json()) as {
    name: string
    who: string
    title: string
  }[]
  expect(operations.length).toBeGreaterThan(20)
  expect(operations[0]).toMatchObject({ name: '01-who-am-i', who: 'Anybody (Camille Roux)' })
  expect(operations.every(({ who, title }) => who !== '' && title !== '')).toBe(true)
})

test('GQ-07 on a developer’s machine the schema may be seen before signing in, and nothing else', async () => {
  expect((await world.client.ask('{ __schema { queryType { name } } }')).data).toEqual({
    __schema: { queryType: { name: 'Query' } },
  })
  expect((await world.client.ask('{ me { id } }')).status).toBe(401)
  expect((await world.client.ask('{ __typename me { id } }')).status).toBe(401)
})
