import { setTimeout as delay } from 'node:timers/promises'
import { createLog } from '../../src/index.ts'
import { runMain } from '../../src/run-main.ts'

await runMain('tiny', async () => {
  const log = createLog('tiny')
  for (let line = 0; line < 20; line++) {
    log.info({ line }, 'a line')
    console.log('and another')
    console.error('and one more')
    await delay(10)
  }
  process.send?.('still here')
  return { close: async () => log.info('drained') }
})
