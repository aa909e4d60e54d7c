import { loadConfig, runMain } from '@passerelle/service-kit'
import { matchmakingConfig } from './config.ts'
import { startMatchmaking } from './service.ts'

await runMain('matchmaking', () => startMatchmaking(loadConfig(matchmakingConfig, process.env)))
