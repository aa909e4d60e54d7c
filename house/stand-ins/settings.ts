import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(0),
  SMTP_PORT: port.default(0),
  /** Where the house takes in answers by mail, to be told to whoever asks. */
  INBOUND_SMTP_PORT: port.optional(),
  /** The address of the gateway, as browsers see it. */
  PUBLIC_URL: z.url(),
  /** Where mails and keys are kept between starts. */
  DEV_DATA: z.string().min(1),
  /** no: nobody of the demo is listed or known. */
  DEMO: z.enum(['yes', 'no']).default('yes'),
  /** Of the house that this belongs to: told at /healthz and /readyz. */
  PASSERELLE_HOUSE: z.string().optional(),
})
export type StandInSettings = z.output<typeof settings>

/** @throws with one line for each wrong variable */
export function standInSettings(env: NodeJS.ProcessEnv): StandInSettings {
  const read = settings.safeParse(env)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
}
