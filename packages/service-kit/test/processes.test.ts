import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { startTraceCollector } from '@passerelle/testkit'

const place = join(import.meta.dirname, 'processes')

function run(
  script: string,
  env: Record<string, string> = {},
  stdio: 'pipe' | 'ipc' = 'pipe',
  options: string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...options, join(place, script)], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    stdio: stdio === 'ipc' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
}

async function started(child: ChildProcess): Promise<ChildProcess> {
  await once(child.stdout!, 'data')
  return child
}

test('OP-04 SIGTERM drains and ends with 0', async () => {
  const child = await started(run('serving.ts'))
  const said = text(child.stdout!)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await said).toContain('drained')
})

test('OP-04 a wrong configuration is its line and exit code 1', async () => {
  const child = run('misconfigured.ts')
  const complaint = text(child.stderr!)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(await complaint).toBe('tiny: DATABASE_URL is not set\n')
})

test('OP-04 a process goes on where its log is on a disk that is full', async () => {
  const full = await open('/dev/full', 'a')
  const child = spawn(process.execPath, [join(place, 'talkative.ts')], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test' },
    stdio: ['ignore', full.fd, full.fd, 'ipc'],
  })
  const [heard] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  expect(heard).toBe('still here')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  await full.close()
})

test('OP-04 a process does not outlive whoever started it', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const orphan = await started(run('serving.ts', { PASSERELLE_PARENT_PID: String(parent.pid) }))
  const ended = once(orphan, 'exit')
  parent.kill('SIGKILL')
  expect(await ended).toEqual([0, null])
  const child = await started(run('serving.ts', {}, 'ipc'))
  const left = once(child, 'exit')
  child.disconnect()
  expect(await left).toEqual([0, null])
})

test('OP-04 a process whose starter is gone before it is loaded ends', async () => {
  const child = run('late.ts', {}, 'ipc')
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('EV-05 a process with the preload hands its spans to the collector, also when it is stopped at once', async () => {
  await using collector = await startTraceCollector()
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'tiny' }
  const child = run('serving-http.ts', env, 'pipe', ['--import', '@passerelle/telemetry/preload'])
  const [url] = await once(child.stdout!.setEncoding('utf8'), 'data')
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const get = (path: string, flags: string) =>
    fetch(new URL(path, url.trim()), { headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}` } })
  await get('/healthz', '01')
  await get('/greeting', '00')
  await get('/greeting', '01')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  // Probes are not recorded, nor what its caller does not record.
  expect(collector.spans).toEqual([
    expect.objectContaining({
      ...{ name: 'GET /greeting', service: 'tiny', traceId, parentSpanId: '00f067aa0ba902b7' },
      attributes: expect.objectContaining({ 'http.response.status_code': '200' }),
    }),
  ])
})
