import type { BaseContext } from '@passerelle/service-kit'
import type { boothLoaders } from './booth/booth.loaders.ts'
import type { eventLoaders } from './event/event.loaders.ts'
import type { reachLoaders } from './projections/reach.ts'
import type { registrationLoaders } from './registration/registration.loaders.ts'

export type Loaders = ReturnType<typeof eventLoaders> &
  ReturnType<typeof boothLoaders> &
  ReturnType<typeof registrationLoaders> &
  ReturnType<typeof reachLoaders>

export type Context = BaseContext<Loaders>
