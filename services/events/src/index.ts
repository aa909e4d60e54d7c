export { type EventsConfig, eventsConfig } from './config.ts'
export { entities } from './entities.ts'
export { migrations } from './migrations/index.ts'
export { startEvents } from './service.ts'
