import { runMain } from '@passerelle/service-kit'
import { readConfig } from './config.ts'
import { startEmployers } from './service.ts'

await runMain('employers', () => startEmployers(readConfig(process.env)))
