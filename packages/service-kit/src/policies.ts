import type { Refusal } from '@passerelle/kernel'
import type { Viewer } from './viewer.ts'

type Answer<T> = T | Promise<T>

/**
 * Who may see an object of a type, or one field of it. Written with its own parameter types:
 * `(viewer: Viewer, interview: Interview, ctx: Context, args: Args) => boolean`.
 */
export type SeeRule = 'anyone' | ((viewer: Viewer, source: never, ctx: never, args: never) => Answer<boolean>)

/**
 * Who may ask a query or listen to a subscription. A "no" is null where the schema allows it, else FORBIDDEN; a refusal is
 * FORBIDDEN with its sentence everywhere.
 */
export type AskRule = 'anyone' | ((viewer: Viewer, args: never, ctx: never) => Answer<boolean | Refusal>)

/** Who may do something. A refusal is answered as data. */
export type ActRule = 'anyone' | ((viewer: Viewer, args: never, ctx: never) => Answer<boolean | Refusal>)

/**
 * One line for each root field and each type of thing in a subgraph; `'Type.field'` narrows further. A service whose
 * policies miss one, or name one that does not exist, does not start. Values (types without an `id`: edges, pages, refusals,
 * payloads, parts of a thing) and references that tell nothing but the key they were given need none: whoever sees what
 * holds them sees them.
 */
export interface Policies {
  Query?: Readonly<Record<string, AskRule>>
  Mutation?: Readonly<Record<string, ActRule>>
  Subscription?: Readonly<Record<string, AskRule>>
  /** Mutations that the holder of a link in a mail may ask for, by their own rule; all others are closed to links. */
  byLink?: readonly string[]
  /**
   * What an API key of a school may ask and see, named 'Query.event', 'Event', 'Event.booths'. These rules stand in the
   * place of the others, which no key ever meets: what is not named here is closed to keys, but for fields without a rule
   * and types that need none.
   */
  byKey?: Readonly<Record<string, AskRule | SeeRule>>
  [typeOrField: string]: SeeRule | Readonly<Record<string, AskRule | ActRule | SeeRule>> | readonly string[] | undefined
}

export const rootNames = ['Query', 'Mutation', 'Subscription'] as const
