import { commonConfig } from '@passerelle/service-kit'
import { z } from 'zod'

export const schedulingConfig = z.object({
  ...commonConfig,
  /** Connections at most: the rush at ten o'clock waits for them, not for the processor. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
})

export type SchedulingConfig = z.output<typeof schedulingConfig>
