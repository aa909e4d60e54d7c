import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { Pool } from 'undici'
import { callerFor } from '../src/caller.ts'
import { createJournal } from '../src/journal.ts'

const stack: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of stack.splice(0)) await close()
})

const book = 'mutation Book { result: book { __typename ... on Refusal { code message } } }'
const person = { email: 'ines@example.org', name: 'Inès', locale: 'fr', zone: 'Europe/Paris' } as const

/** A server that answers each request by the next of these. */
async function serverOf(...answers: ((response: ServerResponse) => void)[]) {
  let asked = 0
  const keys: unknown[] = []
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'])
    answers[Math.min(asked++, answers.length - 1)]!(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const dispatcher = new Pool(url)
  const journal = createJournal()
  const signedIn: string[] = []
  const signIn = async () => {
    signedIn.push('in')
    return 'token'
  }
  stack.push(
    () => dispatcher.destroy(),
    async () => server.close(),
  )
  const caller = callerFor({ url, dispatcher, signIn, journal, patienceMs: 2_000 }, person)
  return { caller, journal, signedIn, keys, asked: () => asked }
}

const says =
  (body: object, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const cut = (response: ServerResponse) => void response.destroy()
const booked = says({ data: { result: { __typename: 'Interview', id: 'itv_1' } } })
const taken = says({ data: { result: { __typename: 'SlotTaken', code: 'SLOT_TAKEN', message: 'Taken.' } } })

test('EV-01 a mutation whose answer was lost is sent again under its key; another one has another key', async () => {
  const { caller, keys, journal } = await serverOf(cut, cut, booked)
  expect(await caller.act(book, {})).toEqual({ value: { __typename: 'Interview', id: 'itv_1' } })
  expect(journal.faults.size).toBe(1)
  await caller.act(book, {})
  await caller.act(book, {}, { key: 'mine' })
  expect(keys).toEqual([keys[0], keys[0], keys[0], expect.stringMatching(/^"[0-9a-f-]{36}"$/), '"mine"'])
  expect(keys[3]).not.toBe(keys[0])
})

test('EV-01 queries have no key', async () => {
  const { caller, keys } = await serverOf(says({ data: { hosts: 3 } }))
  await caller.ask('query Hosts { hosts }')
  expect(keys).toEqual([undefined])
})

test('GQ-06 a refusal is an outcome with its code; a 5xx and a masked error are tried again', async () => {
  const masked = says({ data: null, errors: [{ message: 'Sorry', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
  const { caller, journal } = await serverOf(says({}, 503), masked, taken)
  expect(await caller.act(book, {})).toMatchObject({ refused: 'SLOT_TAKEN', message: 'Taken.' })
  expect([...journal.refusals]).toEqual([['Book SLOT_TAKEN', 1]])
  expect([...journal.faults.values()]).toEqual([1, 1])
})

test('AC-01 a token that is no longer good is replaced, once for all who wait', async () => {
  const out = says({ errors: [{ message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } }] }, 401)
  const { caller, signedIn } = await serverOf(out, booked)
  expect(await caller.act(book, {})).toEqual({ value: { __typename: 'Interview', id: 'itv_1' } })
  expect(signedIn.length).toBe(2)
})

test('GQ-06 a question asked too early is answered by nothing, and is no defect', async () => {
  const early = says({ data: null, errors: [{ message: 'Register first', extensions: { code: 'FORBIDDEN' } }] })
  const { caller, journal } = await serverOf(early, says({ data: { hosts: 3 } }), early)
  const ask = (notYet: string[]) => caller.askEarly('query Hosts { hosts }', {}, notYet)
  expect(await ask(['FORBIDDEN'])).toBeUndefined()
  expect(await ask(['FORBIDDEN'])).toEqual({ hosts: 3 })
  expect(journal.defects).toEqual([])
  await expect(ask(['NOT_FOUND'])).rejects.toThrow('FORBIDDEN')
  expect(journal.defects.length).toBe(1)
})

test('GQ-06 a question that is wrong in itself is not repeated, and stands in the journal', async () => {
  const wrong = says({ errors: [{ message: 'No field', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }, 400)
  const { caller, asked, journal } = await serverOf(wrong)
  await expect(caller.ask('query Wrong { wrong }')).rejects.toThrow('GRAPHQL_VALIDATION_FAILED')
  expect(asked()).toBe(1)
  expect(journal.defects.length).toBe(1)
})
