import {
  consumer,
  door,
  projectionsOf,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
} from '@passerelle/service-kit'
import { boothModule } from './booth/booth.module.ts'
import type { EventsConfig } from './config.ts'
import { eventModule } from './event/event.module.ts'
import { migrations } from './migrations/index.ts'
import { projectionsModule } from './projections/projections.module.ts'
import { registrationModule } from './registration/registration.module.ts'

export const modules = [eventModule, boothModule, registrationModule, projectionsModule]

const parts = [relay, consumer(projectionsOf(modules)), door({ schema: new URL('../schema', import.meta.url) })]

/** Fairs, booths and registrations. @throws when the database cannot be reached or the port is taken */
export function startEvents(config: EventsConfig, options?: ServiceOptions): Promise<RunningService> {
  return startService({ name: 'events', config, modules, migrations, parts }, options)
}
