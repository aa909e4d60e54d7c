import { Registry } from 'prom-client'
import { createLog, httpServer } from '../../src/index.ts'
import { runMain } from '../../src/run-main.ts'

await runMain('tiny', async () => {
  const server = httpServer({
    log: createLog('tiny', 'silent'),
    metrics: new Registry(),
    bodyLimit: 1024,
    checks: {},
    drainMs: 0,
  })
  server.app.get('/greeting', async () => 'hello')
  console.log(await server.listen(0, '127.0.0.1'))
  return { close: () => server.drain() }
})
