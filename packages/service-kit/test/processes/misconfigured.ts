import { ConfigError } from '../../src/config-error.ts'
import { runMain } from '../../src/run-main.ts'

await runMain('tiny', async () => {
  throw new ConfigError('DATABASE_URL is not set')
})
