import { commonConfig } from '@passerelle/service-kit'
import { z } from 'zod'

export const eventsConfig = z.object(commonConfig)
export type EventsConfig = z.output<typeof eventsConfig>
