import { loadConfig, runMain } from '@passerelle/service-kit'
import { schedulingConfig } from './config.ts'
import { startScheduling } from './service.ts'

await runMain('scheduling', () => startScheduling(loadConfig(schedulingConfig, process.env)))
