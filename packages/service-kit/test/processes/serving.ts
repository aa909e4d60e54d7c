import { runMain } from '../../src/run-main.ts'

await runMain('tiny', async () => {
  const work = setInterval(() => {}, 1000)
  console.log('started')
  return {
    close: async () => {
      clearInterval(work)
      console.log('drained')
    },
  }
})
