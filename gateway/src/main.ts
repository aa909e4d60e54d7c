import { loadConfig, runMain } from '@passerelle/service-kit/without-orm'
import { gatewayConfig } from './config.ts'
import { startGateway } from './service.ts'

await runMain('gateway', () => startGateway(loadConfig(gatewayConfig, process.env)))
