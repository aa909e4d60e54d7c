import { Readable } from 'node:stream'
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'

/** Results of one operation; `return` may be called at any time, also while `next` waits. */
export interface Results {
  next(): Promise<IteratorResult<FormattedExecutionResult, undefined>>
  return(): Promise<unknown>
}

export interface EventStream {
  /** What is sent: text/event-stream. */
  body: Readable
  /** Sends these errors, says that it is complete, and ends. */
  fail(errors: readonly GraphQLFormattedError[]): void
  /** Ends without a word, so that the client connects again. */
  breakOff(): void
}

/** Milliseconds between comments that keep proxies from closing a quiet connection. */
const beatEvery = 12_000

/**
 * Results as server-sent events, as the "distinct connections mode" of the protocol of graphql-sse describes them; the id
 * of an event is its cursor. No result is taken before the one before it has been read: a queue of its own, as in that
 * library's server, would hide a slow client.
 * @param errorsOf what a client may see of whatever the results end with
 */
export function eventStream(
  results: Results,
  errorsOf: (error: unknown) => readonly GraphQLFormattedError[],
  closed: () => void,
): EventStream {
  let pulling = false
  let ended = false
  const body = new Readable({
    read: () => void pull(),
    destroy(error, done) {
      ended = true
      clearInterval(beat)
      void results.return()
      closed()
      done(error)
    },
  })
  const beat = setInterval(() => {
    if (!ended && body.readableLength === 0) body.push(':\n\n')
  }, beatEvery)
  beat.unref()

  async function pull(): Promise<void> {
    if (pulling || ended) return
    pulling = true
    try {
      for (let room = true; room && !ended; ) {
        const { done, value } = await results.next()
        if (ended) return
        if (done) return end('event: complete\ndata: \n\n')
        room = body.push(printed(value))
      }
    } catch (error) {
      fail(errorsOf(error))
    } finally {
      pulling = false
    }
  }

  function fail(errors: readonly GraphQLFormattedError[]): void {
    end(`${printed({ errors })}event: complete\ndata: \n\n`)
  }

  function end(last: string | undefined): void {
    if (ended) return
    ended = true
    if (last) body.push(last)
    body.push(null)
  }

  body.push(':\n\n')
  return { body, fail, breakOff: () => end(undefined) }
}

function printed(result: FormattedExecutionResult): string {
  const cursor = result.extensions?.cursor
  // A line break would begin another field; ours have none, but they come from elsewhere.
  const id = typeof cursor === 'string' && !/[\0\r\n]/.test(cursor) ? `id: ${cursor}\n` : ''
  return `${id}event: next\ndata: ${JSON.stringify(result)}\n\n`
}

/** One result, then the end. */
export function single(result: FormattedExecutionResult): Results {
  let told = false
  return {
    async next() {
      if (told) return { done: true, value: undefined }
      told = true
      return { done: false, value: result }
    },
    async return() {},
  }
}
