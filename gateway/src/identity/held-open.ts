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

/** Milliseconds until employers, which could not answer, is asked again about somebody whose rights changed. */
const askAgainAfter = 1000

/**
 * All that this gateway holds open, by whom it is for. Which person that is, is asked as soon as something is held; until
 * that is known, a change of anybody's rights may be theirs.
 */
export function heldOpen(access: Pick<Access, 'of'>): HeldOpen {
  const bySubject = new Map<string, Set<Held>>()
  const unknown = new Set<Held>()
  const subjects = new Map<Held, string | undefined>()

  function know(held: Held, subject: string): void {
    if (!unknown.delete(held)) return
    subjects.set(held, subject)
    bySubject.set(subject, (bySubject.get(subject) ?? new Set()).add(held))
  }

  function letGo(held: Held): void {
    const subject = subjects.get(held)
    const theirs = subject === undefined ? unknown : bySubject.get(subject)
    theirs?.delete(held)
    if (subject !== undefined && theirs?.size === 0) bySubject.delete(subject)
    subjects.delete(held)
  }

  async function askFor(held: Held): Promise<void> {
    try {
      know(held, (await access.of(held.identity)).sub)
    } catch (error) {
      if (!subjects.has(held)) return
      const isRefused = error instanceof GraphQLError && error.extensions.code === 'FORBIDDEN'
      if (isRefused) held.withdraw()
      else setTimeout(() => void askFor(held), askAgainAfter).unref()
    }
  }

  return {
    add(held) {
      const { identity } = held
      subjects.set(held, undefined)
      unknown.add(held)
      if ('secretHash' in identity) know(held, identity.subject)
      // Who is not let in is told so by what they ask for.
      else
        access.of(identity).then(
          ({ sub }) => know(held, sub),
          () => {},
        )
      return () => letGo(held)
    },
    end(subject) {
      for (const held of [...(bySubject.get(subject) ?? [])]) held.withdraw()
    },
    ask(person) {
      for (const held of [...(bySubject.get(person) ?? []), ...unknown]) void askFor(held)
    },
  }
}
