import { refuse } from '@passerelle/contracts'
import { JournalEntry } from '@passerelle/journal'
import type { Clock } from '@passerelle/kernel'
import { type Cause, withCause } from '@passerelle/messaging'
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql'
import type { BaseContext } from './context.ts'
import { unauthenticated } from './errors.ts'
import { mayStillListen } from './may-listen.ts'
import { denial } from './why-not.ts'

export interface FreshArgs extends ExecutionArgs {
  /** The request and the trace that the subscription belongs to. */
  cause: Cause
  /** By which passports end. */
  clock: Clock
  freshContext: () => BaseContext
  /** Calls back when the subscriber's passport was renewed. */
  onRenewal: (renewed: () => Promise<void>) => void
}

const endingCodes = new Set(['FORBIDDEN', 'UNAUTHENTICATED'])

/**
 * GraphQL's `subscribe`, with a new context (entity manager, viewer) for each event instead of one for ever: rights
 * are asked again with the passport of the moment. An event whose object the viewer may not see is not sent; when the
 * field itself is denied, the subscription ends with that error; at once, when a new passport says so. What tells of an entry
 * of the journal carries its cursor in `extensions.cursor`.
 */
export async function subscribeFreshly(args: FreshArgs): Promise<ExecutionResult | AsyncGenerator<ExecutionResult>> {
  let begun: AsyncIterator<unknown> | undefined
  let withdrawn: ExecutionResult | undefined
  args.onRenewal(async () => {
    const contextValue = args.freshContext()
    if (await mayStillListen({ ...args, contextValue })) return
    withdrawn = { data: null, errors: [denial(contextValue.viewer, refuse('FORBIDDEN.WITHDRAWN'))] }
    await begun?.return?.()
  })
  const source = await withCause(args.cause, () =>
    createSourceEventStream({ ...args, contextValue: args.freshContext() }),
  )
  if (!(Symbol.asyncIterator in source)) return source
  const events = source[Symbol.asyncIterator]()
  begun = events
  // While it began.
  if (withdrawn) await events.return?.()
  // Written by hand: `return()` of a native async generator waits for the next event, and leaks when there is none.
  const results: AsyncIterator<ExecutionResult> & AsyncIterable<ExecutionResult> = {
    [Symbol.asyncIterator]: () => results,
    async next() {
      for (;;) {
        const event = await events.next()
        const last = withdrawn
        withdrawn = undefined
        if (last) return { done: false, value: last }
        if (event.done) return { done: true, value: undefined }
        const result = await answer(args, event.value)
        if (mustEnd(result)) {
          // Told once, whichever noticed first.
          withdrawn = undefined
          await events.return?.()
        }
        if (mustEnd(result) || !isHidden(result)) return { done: false, value: result }
      }
    },
    async return() {
      await events.return?.()
      return { done: true, value: undefined }
    },
    async throw(error: unknown) {
      await events.return?.()
      throw error
    },
  }
  return results as AsyncGenerator<ExecutionResult>
}

async function answer(args: FreshArgs, rootValue: unknown): Promise<ExecutionResult> {
  const contextValue = args.freshContext()
  if (contextValue.viewer.hasExpired(args.clock()))
    return { data: null, errors: [unauthenticated('The sign-in has run out.')] }
  const result = await withCause(args.cause, () => execute({ ...args, rootValue, contextValue }))
  if (!(rootValue instanceof JournalEntry)) return result
  return { ...result, extensions: { ...result.extensions, cursor: rootValue.cursor } }
}

function mustEnd(result: ExecutionResult): boolean {
  const atRoot = result.errors?.filter((error) => (error.path?.length ?? 0) <= 1) ?? []
  return atRoot.some((error) => endingCodes.has(String(error.extensions.code)))
}

function isHidden(result: ExecutionResult): boolean {
  const fields = Object.values(result.data ?? {})
  return !result.errors?.length && fields.length > 0 && fields.every((field) => field === null)
}
