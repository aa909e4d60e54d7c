import { loadConfig, runMain } from '@passerelle/service-kit'
import { eventsConfig } from './config.ts'
import { startEvents } from './service.ts'

await runMain('events', () => startEvents(loadConfig(eventsConfig, process.env)))
