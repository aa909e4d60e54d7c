import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createLog, serveSockets } from '@passerelle/service-kit'
import { type ExecutionArgs, type ExecutionResult, execute, GraphQLError, graphql, parse } from 'graphql'
import type { WebSocket } from 'ws'

/** A subgraph that keeps its notes, and streams them after any of its cursors. It knows names of people too. */
export const journalSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Person @key(fields: "id") { id: ID! name: String! @shareable }
  type Note { id: ID! text: String! author: Person! }
  type Query { noteCount: Int! }
  type Subscription { noteWritten(after: String): Note  passing: Note }`

/** The same, as a supergraph knows it that asks others for names. */
export const journalWithoutNames = journalSdl.replace('name: String! @shareable', '').replace(', "@shareable"', '')

interface Note {
  text: string
  author: { id: string }
}

export interface Asked {
  query: string
  variables: Record<string, unknown>
  /** `extensions` of the subscribe message. */
  after: string | undefined
  passport: string | undefined
}

export interface Journal {
  url: string
  /** Every subscription that was asked for, in order. */
  asked: Asked[]
  write(text: string, author?: string): void
  /** How many notes there are: the cursor of the newest. */
  length(): number
  /** How many results have been streamed, to all together. */
  sent(): number
  /** Open subscriptions. */
  listeners(): number
  /** Notes before this one are gone. */
  forgetBefore(position: number): void
  /** Refuses to begin for passports of which this is not true. */
  letIn(whom: (passport: string) => boolean): void
  /** Ends every subscription with this error. */
  fail(error: GraphQLError): void
  /** Takes every passport for one that has run out: with the next note each subscription ends. */
  expire(): void
  /** Breaks every connection without a word. */
  cut(): void
  /** Refuses connections until `start`. */
  stop(): Promise<void>
  start(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Args = ExecutionArgs & { after: string | undefined; passport: string | undefined; isPassing: boolean }

/** `passing` streams the same notes without cursors. */
export async function startJournal(): Promise<Journal> {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(journalSdl),
      resolvers: {
        Query: { noteCount: () => notes.length },
        Person: { name: ({ id }: { id: string }) => `Reader ${id}`, __resolveReference: (key: object) => key },
      },
    },
  ])
  const notes: Note[] = []
  const streams = new Set<NoteStream>()
  const asked: Asked[] = []
  const sockets = new Set<WebSocket>()
  const tally = { sent: 0 }
  let oldest = 0
  let isLetIn = (_passport: string) => true
  let port = 0
  let server: Server | undefined
  let serving: { close(): Promise<void> } | undefined

  async function subscribe(args: Args) {
    if (args.passport !== undefined && !isLetIn(args.passport)) {
      throw new GraphQLError('You may not listen.', { extensions: { code: 'FORBIDDEN' } })
    }
    const after = args.after ?? (args.variableValues?.after as string | undefined)
    if (after !== undefined && Number(after) < oldest) {
      throw new GraphQLError('The cursor is too old.', {
        extensions: { code: 'CURSOR_EXPIRED', oldestCursor: String(oldest) },
      })
    }
    return new NoteStream(notes, after === undefined ? notes.length : Number(after), args, streams, tally)
  }

  async function start(): Promise<void> {
    server = createServer((request, response) => void answer(request, response))
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    serving = serveSockets<{ passport?: string }>({
      server,
      path: '/graphql',
      log: createLog('journal', 'silent'),
      maxPayload: 256 * 1024,
      protocol: {
        onConnect: ({ extra: { socket } }) => {
          sockets.add(socket)
          socket.once('close', () => sockets.delete(socket))
        },
        onSubscribe(_ctx, _id, { query, variables = {}, extensions = {} }) {
          const { after, passport } = extensions as { after?: string; passport?: string }
          asked.push({ query, variables: variables ?? {}, after, passport })
          const isPassing = query.includes('passing')
          return { schema, document: parse(query), variableValues: variables, after, passport, isPassing } as Args
        },
        subscribe: (args) =>
          // As GraphQL's own `subscribe`: a refusal to begin is a result.
          subscribe(args as Args).catch((error: GraphQLError) => ({ errors: [error] })),
        onError: (_ctx, _id, _payload, errors) => errors.map((error) => error.toJSON()),
      },
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const part of request) body += String(part)
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })))
  }

  async function stop(): Promise<void> {
    const stopped = once(server!, 'close')
    server!.close()
    for (const socket of sockets) socket.terminate()
    server!.closeAllConnections()
    await serving!.close()
    await stopped
  }

  await start()
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    asked,
    write(text, author = 'per_a') {
      notes.push({ text, author: { id: author } })
      for (const stream of streams) stream.wake()
    },
    length: () => notes.length,
    sent: () => tally.sent,
    listeners: () => streams.size,
    forgetBefore(position) {
      oldest = position
    },
    letIn(whom) {
      isLetIn = whom
    },
    fail(error) {
      for (const stream of streams) stream.fail(error)
    },
    expire() {
      for (const stream of streams) stream.expire()
    },
    cut() {
      for (const socket of sockets) socket.terminate()
    },
    stop,
    start,
    [Symbol.asyncDispose]: stop,
  }
}

/** From a position in the notes to whatever comes; the cursor of a note is the position after it. */
class NoteStream implements AsyncIterableIterator<ExecutionResult> {
  readonly #notes: Note[]
  readonly #args: Args
  readonly #streams: Set<NoteStream>
  readonly #tally: { sent: number }
  #position: number
  #woken: PromiseWithResolvers<void> = Promise.withResolvers()
  #error: GraphQLError | undefined
  #ended = false
  #expired = false

  constructor(notes: Note[], position: number, args: Args, streams: Set<NoteStream>, tally: { sent: number }) {
    this.#tally = tally
    this.#notes = notes
    this.#position = position
    this.#args = args
    this.#streams = streams
    streams.add(this)
  }

  wake(): void {
    this.#woken.resolve()
  }

  fail(error: GraphQLError): void {
    this.#error = error
    this.#streams.delete(this)
    this.wake()
  }

  expire(): void {
    this.#expired = true
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    while (this.#position >= this.#notes.length && !this.#ended && !this.#error) {
      this.#woken = Promise.withResolvers()
      await this.#woken.promise
    }
    if (this.#error) throw this.#error
    if (this.#ended) return { done: true, value: undefined }
    if (this.#expired) {
      await this.return()
      const error = new GraphQLError('The sign-in has run out.', { extensions: { code: 'UNAUTHENTICATED' } })
      return { done: false, value: { data: null, errors: [error] } }
    }
    const note = { id: `ntc_${this.#position}`, ...this.#notes[this.#position++] }
    const result = await execute({ ...this.#args, rootValue: { noteWritten: note, passing: note } })
    this.#tally.sent++
    const extensions = this.#args.isPassing ? undefined : { cursor: String(this.#position) }
    return { done: false, value: { ...result, ...(extensions && { extensions }) } }
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#ended = true
    this.#streams.delete(this)
    this.wake()
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult>> {
    await this.return()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
