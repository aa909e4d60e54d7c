import { projectionsOf, tablesOf } from '@passerelle/service-kit'
import { modules } from './service.ts'

export { type EventsConfig, eventsConfig } from './config.ts'
export { migrations } from './migrations/index.ts'
export { startEvents } from './service.ts'
export const entities = tablesOf(modules)
export const projections = projectionsOf(modules)
