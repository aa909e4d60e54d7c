import { setTimeout as delay } from 'node:timers/promises'
import { runMain } from '../../src/run-main.ts'

// A machine so busy that whoever started it is gone before it is loaded.
process.on('message', () => {})
while (process.connected) await delay(10)

await runMain('late', async () => {
  const running = setInterval(() => {}, 1000)
  return { close: async () => clearInterval(running) }
})
