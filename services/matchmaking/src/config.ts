import { commonConfig } from '@passerelle/service-kit'
import { z } from 'zod'

export const matchmakingConfig = z.object(commonConfig)
export type MatchmakingConfig = z.output<typeof matchmakingConfig>
