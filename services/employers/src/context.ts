import type { BaseContext } from '@passerelle/service-kit'
import type { Loaders } from './loaders.ts'

/** What use cases need. */
export type Actor = Pick<BaseContext, 'em' | 'now' | 'viewer'>

export type Context = BaseContext<Loaders>
