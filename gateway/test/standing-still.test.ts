import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { InFlight } from '../src/graph/in-flight.ts'
import { Subgraph } from '../src/graph/subgraph.ts'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

type Line = Record<string, unknown>

/** A service that takes every connection and never says a word, as one that is frozen. */
async function frozen(): Promise<{ url: string } & AsyncDisposable> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** @param reads milliseconds in which whoever is not frozen answers on a busy machine, too */
function worldWith(environment: Record<string, string>, lines: Line[], reads = 5_000): Promise<GatewayWorld> {
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  return startGatewayWorld({ environment, log, patience: { reads } })
}

test('GQ-06 what others answered is given, and each place that a frozen service leaves empty has its error', async () => {
  const lines: Line[] = []
  await using still = await frozen()
  await using world = await worldWith({ NOTIFICATIONS_URL: still.url }, lines, 1_000)
  const ines = await world.as('ines@example.org')
  for (let i = 0; i < 3; i++) {
    const { status, data, errors } = await ines.ask('{ me { name mine: notes { id } } notes { id } people { id } }')
    expect(status).toBe(200)
    expect(data).toEqual({ me: { name: 'ines', mine: null }, notes: null, people: [] })
    expect(errors?.map(({ path }) => path)).toEqual(expect.arrayContaining([['me', 'mine'], ['notes']]))
    expect(new Set(errors?.map(({ extensions }) => extensions?.code))).toEqual(new Set(['UNAVAILABLE']))
    expect(errors?.[0]?.message).toMatch(/Come again in a moment/)
  }
  expect(lines).toEqual([
    expect.objectContaining({ subgraph: 'notifications', reason: 'TimeoutError', msg: 'a subgraph does not answer' }),
  ])
})

test('GQ-06 of a change that a frozen service was asked for nobody knows whether it was done, and this is said', async () => {
  await using still = await frozen()
  const subgraph = subgraphAt(still.url, { changes: 300 })
  await expect(subgraph.process(asking('mutation { cancel }'))).rejects.toMatchObject({
    message: expect.stringMatching(/may have been done or not/),
    extensions: { code: 'UNAVAILABLE' },
  })
  await subgraph.close()
})

test('OP-04 reads bridge the restart of a service', async () => {
  await using world = await startGatewayWorld()
  const ines = await world.as('ines@example.org')
  await ines.query('{ requestId }')
  const back = world.subgraphs.restartNotifications(2_000)
  const answers = []
  for (let asked = 0; asked < 4; asked++) {
    answers.push(ines.ask('{ requestId }'))
    await delay(300)
  }
  for (const { data } of await Promise.all(answers)) expect(data.requestId).toEqual(expect.any(String))
  await back
})

/** Says every 200 ms that what was asked waits in line, for so many milliseconds, and answers then. */
async function busyFor(ms: number): Promise<{ url: string } & AsyncDisposable> {
  const server = createHttpServer(async (_request, response) => {
    for (let waited = 0; waited < ms && !response.destroyed; waited += 200) {
      response.writeProcessing()
      await delay(200)
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { notes: [] } }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function subgraphAt(url: string, patience: { reads?: number; changes?: number }): Subgraph {
  const log = pino({ level: 'silent' })
  return new Subgraph('scheduling', url, {
    inFlight: new InFlight(),
    keepsAccess: false,
    took: () => {},
    log,
    patience,
  })
}

function asking(query: string): Parameters<Subgraph['process']>[0] {
  const context = { caller: { passport: async () => 'a passport' }, requestId: 'trace-8' }
  return { request: { query }, context } as unknown as Parameters<Subgraph['process']>[0]
}

test('GQ-06 a read that waits in the line of a busy service is waited for', async () => {
  await using busy = await busyFor(1_500)
  const subgraph = subgraphAt(busy.url, { reads: 600 })
  await expect(subgraph.process(asking('{ notes { id } }'))).resolves.toEqual({ data: { notes: [] } })
  await subgraph.close()
})

test('GQ-06 nobody waits in line for longer than for a change', async () => {
  await using busy = await busyFor(30_000)
  const subgraph = subgraphAt(busy.url, { reads: 400, changes: 1_000 })
  await expect(subgraph.process(asking('{ notes { id } }'))).rejects.toMatchObject({
    extensions: { code: 'UNAVAILABLE' },
  })
  await subgraph.close()
})

test('AC-02 a passport that a service refuses is our fault: nobody who is signed in is sent to sign in', async () => {
  const lines: Line[] = []
  const stranger = createHttpServer((_request, response) => {
    const error = {
      message: 'This request is not known to come from the gateway.',
      extensions: { code: 'UNAUTHENTICATED' },
    }
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [error] }))
  })
  await new Promise<void>((listening) => stranger.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(stranger.address() as { port: number }).port}`
  await using world = await worldWith({ NOTIFICATIONS_URL: url }, lines)
  const ines = await world.as('ines@example.org')
  for (let i = 0; i < 3; i++) {
    const { status, data, errors } = await ines.ask('{ me { name } notes { id } }')
    expect([status, data]).toEqual([200, { me: { name: 'ines' }, notes: null }])
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([[['notes'], 'UNAVAILABLE']])
  }
  expect(lines).toEqual([expect.objectContaining({ subgraph: 'notifications', reason: 'UNAUTHENTICATED' })])
  stranger.closeAllConnections()
  await new Promise((closed) => stranger.close(closed))
})
