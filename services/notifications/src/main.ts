import { loadConfig, runMain } from '@passerelle/service-kit'
import { notificationsConfig } from './config.ts'
import { startNotifications } from './service.ts'

await runMain('notifications', () => startNotifications(loadConfig(notificationsConfig, process.env)))
