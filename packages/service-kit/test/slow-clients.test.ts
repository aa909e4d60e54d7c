import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Registry } from 'prom-client'
import { httpServer } from '../src/http-server.ts'
import { createLog } from '../src/index.ts'

const slowClients = { headMs: 150, wholeMs: 300, lookEvery: 30, stillMs: 20_000 }
const http = httpServer({
  ...{ log: createLog('test', 'silent'), bodyLimit: 1024, checks: {}, metrics: new Registry(), slowClients },
})
let port: number
const answerNow = Promise.withResolvers<string>()
beforeAll(async () => {
  http.app.post('/echo', async (request) => request.body)
  http.app.get('/late', () => answerNow.promise)
  port = Number(new URL(await http.listen(0, '127.0.0.1')).port)
})
afterAll(() => http.drain())

const head = 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n'

/** Sends what it is given, then a byte now and then, and answers with all that came before the connection ended. */
function dripping(start: string, drops: string): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1', () => socket.write(start))
  const rest = [...drops].values()
  const drip = setInterval(() => socket.write(rest.next().value ?? ''), 40)
  let answer = ''
  return new Promise((resolve) => {
    socket.on('data', (part) => {
      answer += String(part)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(drip)
      resolve(answer)
    })
  })
}

test('GQ-09 who does not finish a request in time is cut off, however busily; who waits for an answer is not', async () => {
  const late = fetch(`http://127.0.0.1:${port}/late`)
  const halves: Record<string, Promise<string>> = {
    'nothing at all': dripping('', ''),
    'half a request line': dripping('POST /ec', ''),
    'a head that never ends': dripping('GET /healthz HTTP/1.1\r\nHost: x\r\n', 'x-more: yes\r\n'.repeat(100)),
    'a head that stops': dripping(head.slice(0, 60), ''),
    'a body that never comes': dripping(head, ''),
    'a body that drips': dripping(head.replace('20', '900'), ' '.repeat(500)),
    'a chunk that never ends': dripping(
      head.replace('Content-Length: 20', 'Transfer-Encoding: chunked').concat('ff\r\n{'),
      '',
    ),
    'half of a second request': dripping(`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n${head}`, ''),
  }
  for (const [what, half] of Object.entries(halves)) {
    expect([what, await half]).toEqual([what, expect.stringMatching(/HTTP\/1\.1 408 |^$/)])
  }
  answerNow.resolve('here')
  expect(await (await late).text()).toBe('here')
})

test('GQ-09 fifty half-sent requests hold nothing back: a whole one is answered beside them', async () => {
  const halves = Array.from({ length: 50 }, () => dripping(head, ''))
  const body = JSON.stringify({ whole: true })
  const whole = await fetch(`http://127.0.0.1:${port}/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect(await whole.json()).toEqual({ whole: true })
  await Promise.all(halves)
})

test('GQ-09 who asks for much and takes nothing is cut off', async () => {
  const impatient = httpServer({
    ...{ log: createLog('test', 'silent'), bodyLimit: 1024, checks: {}, metrics: new Registry() },
    slowClients: { headMs: 10_000, wholeMs: 10_000, lookEvery: 1000, stillMs: 400 },
  })
  const cut = Promise.withResolvers<boolean>()
  impatient.app.get('/much', async (_request, reply) => {
    reply.raw.once('close', () => cut.resolve(!reply.raw.writableFinished))
    // Far more than the buffers of both ends hold.
    return Buffer.alloc(32 * 2 ** 20, 'x')
  })
  const { port } = new URL(await impatient.listen(0, '127.0.0.1'))
  const still = connect(Number(port), '127.0.0.1', () => still.write('GET /much HTTP/1.1\r\nHost: x\r\n\r\n')).pause()
  still.on('error', () => {})
  expect(await cut.promise).toBe(true)
  still.destroy()
  await impatient.drain()
})
