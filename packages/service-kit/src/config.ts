import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { eventLogConfig, saysOfTls } from './event-log-config.ts'

/** What every service reads. Spread it into the service's own `z.object`. */
export const commonConfig = {
  /** 0 takes any free port. */
  PORT: z.coerce.number().int().min(0).max(65535).default(0),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where `/metrics` is shown, on a port of its own and never on the public one. Not set: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** With what databaseAddress reads. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).superRefine(saysOfTls),
  ...eventLogConfig,
  PASSPORT_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The key set itself as JSON, instead of its address. */
  PASSPORT_JWKS: z.string().min(2).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}

const common = z.object(commonConfig)
export type CommonConfig = z.output<typeof common>

/**
 * The environment as the service's configuration. Empty variables count as unset.
 * @throws ConfigError naming every wrong or missing variable, one line each
 */
export function loadConfig<S extends z.ZodObject>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new ConfigError(result.error.issues.map((issue) => line(issue, given)).join('\n'))
}

function line(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = issue.path.map(String).join('.') || 'configuration'
  return name in given || issue.path.length === 0 ? `${name}: ${issue.message}` : `${name} is not set`
}
