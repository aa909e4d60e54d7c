import { commonConfig, loadConfig } from '@passerelle/service-kit'
import { z } from 'zod'

const schema = z.object(commonConfig)
export type EmployersConfig = z.output<typeof schema>

/** @throws ConfigError with one line for each wrong variable */
export function readConfig(env: NodeJS.ProcessEnv): EmployersConfig {
  return loadConfig(schema, env)
}
