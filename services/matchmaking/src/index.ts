export { type MatchmakingConfig, matchmakingConfig } from './config.ts'
export { entities } from './entities.ts'
export { migrations } from './migrations/index.ts'
export { startMatchmaking } from './service.ts'
