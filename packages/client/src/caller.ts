import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { Dispatcher } from 'undici'
import type { Journal } from './journal.ts'
import { type Operation, operationName, textOf } from './operation.ts'
import { Fault, SignedOut, send, Wrong } from './send.ts'
import type { Person, SignIn } from './sign-in.ts'

export interface Refused {
  readonly refused: string
  readonly message: string
  /** Other fields of the refusal that the document selected. */
  readonly details: Readonly<Record<string, unknown>>
}

export interface Done<T> {
  readonly refused?: undefined
  readonly value: T
}

export type Outcome<T> = Done<T> | Refused

/** Variables may be left out when none of them is required. */
type Needed<Variables> = Record<never, never> extends Variables ? [variables?: Variables] : [variables: Variables]

/** What a mutation answers when it is not refused: of its union, the members without a refusal's sentence. */
export type Success<Data> = Exclude<Data[keyof Data], { readonly message: string }>

export interface How {
  /** The idempotency key, where an attempt may follow in another process: one that is kept. Otherwise one is made. */
  readonly key?: string
}

/** One person in front of the public address. */
export interface Caller {
  readonly person: Person
  /** A query. Faults are tried again; the same question may be asked as often as one likes. */
  ask<T>(document: string, variables?: object): Promise<T>
  ask<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    ...variables: Needed<Variables>
  ): Promise<Data>
  /**
   * A query that may come before its service has heard of what entitles to it.
   * @param notYet error codes that go away by waiting; undefined for them
   */
  askEarly<T>(document: string, variables: object, notYet: readonly string[]): Promise<T | undefined>
  /**
   * A mutation of one root field. All attempts have one idempotency key: when an answer is lost, the next attempt is given it
   * and does nothing a second time.
   */
  act<T>(document: string, variables: object, how?: How): Promise<Outcome<T>>
  act<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    how?: How,
  ): Promise<Outcome<Success<Data>>>
  token(): Promise<string>
}

export interface Campus {
  readonly url: string
  readonly dispatcher: Dispatcher
  readonly signIn: SignIn
  readonly journal: Journal
  /** For how long one request is tried again before the run is given up. */
  readonly patienceMs: number
}

export class OutOfPatience extends Error {
  override readonly name = 'OutOfPatience'
}

export function callerFor(campus: Campus, person: Person): Caller {
  let current: Promise<string> | undefined
  const token = () => {
    current ??= campus.signIn(person)
    current.catch(() => {
      current = undefined
    })
    return current
  }
  const once = async (document: Operation, variables: object, { expected = [], key }: Once = {}) => {
    const started = performance.now()
    const name = operationName(document)
    try {
      return await send(campus.dispatcher, campus.url, await token().catch(asFault), textOf(document), variables, key)
    } catch (error) {
      if (error instanceof SignedOut) current = undefined
      if (!(error instanceof Wrong)) campus.journal.fault(name, (error as Error).message)
      else if (!expected.includes(error.code)) campus.journal.untyped(name, error.message)
      throw error
    } finally {
      campus.journal.took(name, performance.now() - started)
    }
  }
  return {
    person,
    token,
    ask: <T>(document: Operation, variables: object = {}) =>
      patiently(operationName(document), campus.patienceMs, async () => (await once(document, variables)) as T),
    askEarly: <T>(document: string, variables: object, notYet: readonly string[]) =>
      patiently(operationName(document), campus.patienceMs, () =>
        once(document, variables, { expected: notYet }).then(
          (data) => data as T,
          (error: unknown) => {
            if (error instanceof Wrong && notYet.includes(error.code)) return undefined
            throw error
          },
        ),
      ),
    act: <T>(document: Operation, variables: object, { key = randomUUID() }: How = {}) =>
      patiently(operationName(document), campus.patienceMs, async () => {
        const data = await once(document, variables, { key })
        const outcome = outcomeOf<T>(Object.values(data)[0])
        if (outcome.refused !== undefined) {
          campus.journal.refused(operationName(document), outcome.refused || null, outcome.message)
        }
        return outcome
      }),
  }
}

interface Once {
  /** Error codes that are no defect. */
  expected?: readonly string[]
  key?: string
}

function outcomeOf<T>(result: unknown): Outcome<T> {
  const { __typename, code, message, ...rest } = result as Record<string, unknown>
  if (message === undefined) return { value: result as T }
  return { refused: typeof code === 'string' ? code : '', message: String(message), details: { __typename, ...rest } }
}

/** Tries again, 50 ms to 1 s apart, whatever is a fault; anything else is thrown on. */
async function patiently<T>(what: string, patienceMs: number, attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patienceMs
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Fault || error instanceof SignedOut)) throw error
      if (performance.now() > giveUpAt)
        throw new OutOfPatience(`${what}, after ${patienceMs} ms still: ${error.message}`)
    }
    await pause(wait * (0.75 + Math.random() / 2))
  }
}

function asFault(error: unknown): never {
  throw new Fault(`no token: ${(error as Error).message}`)
}
