import { GraphQLError } from 'graphql'
import type { Access } from './access.ts'
import type { Identity } from './identity.ts'

/** Something that stays open for somebody: a socket, a stream of events. */
export interface Held {
  readonly identity: Identity
  /** Ends it, because they are let in no more. */
  withdraw(): void
}

export interface HeldOpen {
  /** @returns how to say that it has ended by itself */
  add(held: Held): () => void
  /** The rights of this person changed. Whoever is let in no more loses what is open; the others keep it. */
  ask(person: string): void
  /** Ends everything of this person or API key. */
  end(subject: string): void
}

/** All that this gateway holds open, by whom it is for. */
export function heldOpen(access: Pick<Access, 'of' | 'isOf'>): HeldOpen {
  const all = new Set<Held>()
  const of = (subject: string) => [...all].filter(({ identity }) => access.isOf(identity, subject))
  return {
    add(held) {
      all.add(held)
      return () => all.delete(held)
    },
    end(subject) {
      for (const held of of(subject)) held.withdraw()
    },
    ask(person) {
      for (const held of of(person)) {
        access.of(held.identity).catch((error: unknown) => {
          if (error instanceof GraphQLError && error.extensions.code === 'FORBIDDEN') held.withdraw()
        })
      }
    },
  }
}
