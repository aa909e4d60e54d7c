import type { Dispatcher } from 'undici'

/** What may be tried again: nobody knows whether it happened. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** What stays wrong however often it is tried: the question itself, or a right that is missing. */
export class Wrong extends Error {
  override readonly name = 'Wrong'
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code} ${message}`)
    this.code = code
  }
}

export class SignedOut extends Error {
  override readonly name = 'SignedOut'
}

interface GraphqlAnswer {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

/** Error codes that speak of the question. Every other one is a fault of the server, and worth another attempt. */
const lasting = new Set([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'NOT_FOUND',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
])

const answerWithinMs = 30_000

/**
 * One GraphQL request over HTTP.
 * @param idempotencyKey of a mutation that is sent again under the same one when its answer is lost
 * @throws Fault, Wrong or SignedOut; never answers with part of the data
 */
export async function send(
  dispatcher: Dispatcher,
  url: string,
  token: string,
  document: string,
  variables: object,
  idempotencyKey?: string,
): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ query: document, variables })
  const { status, text } = await post(dispatcher, url, token, body, idempotencyKey)
  if (status === 401) throw new SignedOut(text.slice(0, 200))
  const answer = parsed(text)
  const error = answer?.errors?.[0]
  if (error) throw classified(error.extensions?.code ?? 'NO_CODE', `${error.message} (${error.path?.join('.') ?? ''})`)
  if (status >= 400 || !answer?.data) throw new Fault(`answered ${status}`)
  return answer.data
}

async function post(dispatcher: Dispatcher, url: string, token: string, body: string, idempotencyKey?: string) {
  try {
    const answer = await dispatcher.request({
      origin: url,
      path: '/graphql',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
        ...(idempotencyKey && { 'idempotency-key': `"${idempotencyKey}"` }),
      },
      body,
      headersTimeout: answerWithinMs,
      bodyTimeout: answerWithinMs,
    })
    return { status: answer.statusCode, text: await answer.body.text() }
  } catch (error) {
    throw new Fault(reasonOf(error))
  }
}

function parsed(text: string): GraphqlAnswer | undefined {
  try {
    return JSON.parse(text) as GraphqlAnswer
  } catch {
    return undefined
  }
}

function classified(code: string, message: string): Error {
  if (code === 'UNAUTHENTICATED') return new SignedOut(message)
  return lasting.has(code) ? new Wrong(code, message) : new Fault(code)
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? String(error)
}
