import { projectionsOf, tablesOf } from '@passerelle/service-kit'
import { modules } from './service.ts'

export { type NotificationsConfig, type NotificationsEnvironment, notificationsConfig } from './config.ts'
export { type HeldMail, listHeldMails, sendHeldMail } from './mail/sending/held-mails.ts'
export { migrations } from './migrations/index.ts'
export { afterFilling } from './reactions/reactions.ts'
export { type RunningNotifications, startNotifications } from './service.ts'
export const entities = tablesOf(modules)
export const projections = projectionsOf(modules)
