export { type SchedulingConfig, schedulingConfig } from './config.ts'
export { entities } from './entities.ts'
export { migrations } from './migrations/index.ts'
export { startScheduling } from './service.ts'
