export { type NotificationsConfig, type NotificationsEnvironment, notificationsConfig } from './config.ts'
export { entities } from './entities.ts'
export { migrations } from './migrations/index.ts'
export { type NotificationsOptions, startNotifications } from './service.ts'
