import { projectionsOf, tablesOf } from '@passerelle/service-kit'
import { modules } from './service.ts'

export { type SchedulingConfig, schedulingConfig } from './config.ts'
export { migrations } from './migrations/index.ts'
export { afterFilling } from './reactions/reactions.ts'
export { startScheduling } from './service.ts'
export const entities = tablesOf(modules)
export const projections = projectionsOf(modules)
