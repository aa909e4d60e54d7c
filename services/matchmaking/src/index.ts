import { projectionsOf, tablesOf } from '@passerelle/service-kit'
import { modules } from './service.ts'

export { type MatchmakingConfig, matchmakingConfig } from './config.ts'
export { migrations } from './migrations/index.ts'
export { afterFilling, startMatchmaking } from './service.ts'
export const entities = tablesOf(modules)
export const projections = projectionsOf(modules)
