import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { pino } from 'pino'
import { traceOfLine } from '../src/index.ts'
import { ask } from './ask.ts'
import { Note, startTiny, type Tiny } from './tiny-service.ts'

let tiny: Tiny
const author = newId('per')
const stranger = newId('per')
const note = new Note(newId('ntc'), author, 'mine')

beforeAll(async () => {
  tiny = await startTiny()
})
// Some tests write others.
beforeEach(() => {
  tiny.notes.clear()
  tiny.notes.set(note.id, note)
})
afterAll(async () => tiny.server.close())

const as = (sub: `per_${string}`, query: string, variables?: object) =>
  tiny.signer.sign({ sub }).then((passport) => ask(tiny.server.url, passport, query, variables))

const entity = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Note { text } } }`

test('AC-02 a request without a passport, or with a forged one, is refused with 401', async () => {
  const none = await ask(tiny.server.url, undefined, '{ now }')
  const forged = await ask(tiny.server.url, `${await tiny.signer.sign({ sub: author })}x`, '{ now }')
  expect([none.status, forged.status]).toEqual([401, 401])
  expect([none, forged].map((a) => a.errors?.[0]?.extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
})

test('AC-04 an object is null for a stranger, by query, in a list and through _entities', async () => {
  const query = `query($id: ID!) { note(id: $id) { text } page { notes { text } } }`
  const own = await as(author, query, { id: note.id })
  expect(own.data).toEqual({ note: { text: 'mine' }, page: { notes: [{ text: 'mine' }] } })
  const other = await as(stranger, query, { id: note.id })
  expect(other.data).toEqual({ note: null, page: { notes: [null] } })
  const r = [{ __typename: 'Note', id: note.id }]
  expect((await as(author, entity, { r })).data._entities).toEqual([{ text: 'mine' }])
  expect((await as(stranger, entity, { r })).data._entities).toEqual([null])
})

test('AC-04 a place that may not be null answers FORBIDDEN, a narrower rule of a field null', async () => {
  const strict = await as(stranger, '{ page { strict { text } } }')
  expect(strict.data).toBeNull()
  expect(strict.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const secret = await as(author, `query($id: ID!) { note(id: $id) { text secret } }`, { id: note.id })
  expect(secret.data.note).toEqual({ text: 'mine', secret: null })
  expect((await as(author, '{ staffOnly }')).data).toEqual({ staffOnly: null })
})

test('GQ-06 a refusal is data: a type of its own with its fields, else ActionRefused, from use case and policy alike', async () => {
  const write = `mutation($text: String!) { write(text: $text) { __typename ... on Note { text } ... on Refusal { code message } ... on InvalidInput { limit } } }`
  const of = async (text: string) => (await as(author, write, { text })).data.write
  expect(await of('hello')).toEqual({ __typename: 'Note', text: 'hello' })
  expect(await of('x'.repeat(21))).toEqual({
    __typename: 'InvalidInput',
    code: 'INVALID_INPUT',
    message: 'Le texte : 20 caractères au plus.',
    limit: 20,
  })
  const odd = await of('odd')
  expect(odd).toEqual({ __typename: 'ActionRefused', code: 'NOT_YET', message: expect.stringMatching('candidat') })
  expect(await of('spam')).toMatchObject({ __typename: 'ActionRefused', code: 'NOT_A_CANDIDATE' })
})

test.each([
  ['fr', 'Le texte : 20 caractères au plus.'],
  ['en', 'The text may have 20 characters at most.'],
] as const)('GQ-06 whoever reads %s is refused in it', async (locale, message) => {
  const passport = await tiny.signer.sign({ sub: author, locale })
  const write = `mutation { write(text: "${'x'.repeat(21)}") { ... on Refusal { message field } } }`
  expect((await ask(tiny.server.url, passport, write)).data.write).toEqual({ message, field: 'text' })
})

test('GQ-06 a fault shows no table and no address, but the request id that the log has', async () => {
  const passport = await tiny.signer.sign({ sub: author })
  const { data, errors, headers } = await ask(tiny.server.url, passport, '{ fault }', {}, { 'x-request-id': 'trace-7' })
  expect(data).toEqual({ fault: null })
  expect(JSON.stringify(errors)).not.toMatch(/secret_table|10\.0\.0\.7|stack/)
  expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'trace-7' })
  expect(headers.get('x-request-id')).toBe('trace-7')
})

test('scalars are checked: instants leave as ISO 8601, an address must be of the web', async () => {
  expect((await as(author, '{ now }')).data.now).toBe('2026-03-02T08:00:00.000Z')
  expect((await as(author, '{ link(to: "https://ecole.example/a") }')).data.link).toBe('https://ecole.example/a')
  expect((await as(author, '{ link(to: "javascript:alert(1)") }')).errors).toHaveLength(1)
})

test.each([
  ['at', '2026-12-03T10:00:00+01:00', '2026-12-03T09:00:00.000Z'],
  ['day', '2026-12-03', '2026-12-03'],
  ['mail', 'O&M@example.org', 'o&m@example.org'],
  ['zone', 'Asia/Kolkata', 'Asia/Kolkata'],
])('GQ-06 the %s %p is read', async (field, value, read) => {
  expect((await as(author, `{ ${field}(is: ${JSON.stringify(value)}) }`)).data[field]).toBe(read)
})

test.each([
  ...[
    '1969-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-02-30T09:00:00Z',
    '2026-12-03',
  ].map((value) => ['at', value, /1970 to 2199/] as const),
  ...['2026-02-30', '2026-12-03T09:00:00Z', '2026-12-03 ', '03/12/2026'].map(
    (value) => ['day', value, /YYYY-MM-DD/] as const,
  ),
  ...['a@localhost', '"a b"@example.org', 'é@example.org'].map((value) => ['mail', value, /e-mail address/] as const),
  ...['+02:00', 'Mars/Olympus', ''].map((value) => ['zone', value, /IANA/] as const),
])('GQ-06 the %s %p is refused with a sentence, typed or given as a variable', async (field, value, sentence) => {
  const type = { at: 'DateTime', day: 'Date', mail: 'EmailAddress', zone: 'TimeZone' }[field]
  const answers = [
    await as(author, `{ ${field}(is: ${JSON.stringify(value)}) }`),
    await as(author, `query ($is: ${type}!) { ${field}(is: $is) }`, { is: value }),
  ]
  for (const { errors } of answers) {
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(sentence) })])
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions.code)
  }
})

test('a route beside GraphQL knows the gateway by its passport', async () => {
  const passport = await tiny.signer.sign({ sub: 'gateway', gateway: true })
  const post = (headers: Record<string, string>) => fetch(`${tiny.server.url}/access`, { method: 'POST', headers })
  expect(await (await post({ passport })).json()).toEqual({ gateway: true })
  expect((await post({})).status).toBe(401)
})

test('OP-04 a route whose database is away says so, and when to come again', async () => {
  const answer = await fetch(`${tiny.server.url}/away`)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await answer.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'UNAVAILABLE' } }],
  })
})

test('OP-04 a route that fails shows nothing of its inside, and the log has it under the request id', async () => {
  const lines: string[] = []
  await using noisy = await startTiny(pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }))
  const answer = await fetch(`${noisy.server.url}/fault`, { headers: { 'x-request-id': 'trace-8' } })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toMatch(/secret_table|10\.0\.0\.7/)
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      requestId: 'trace-8',
      err: expect.objectContaining({ message: expect.stringMatching('secret_table') }),
    }),
  ])
})

test('AC-04 the holder of a link in a mail does nothing but what links may do', async () => {
  const write = 'mutation { write(text: "mine") { __typename ... on Refusal { code } } }'
  const passport = await tiny.signer.sign({ sub: author, link: { subject: note.id, act: 'READ' } })
  const byLink = await ask(tiny.server.url, passport, write)
  expect(byLink.data.write).toEqual({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
  expect((await as(author, write)).data.write).toEqual({ __typename: 'Note' })
})

test('AC-01 an API key never meets the rules for people: it is shown what is said to be for keys, and nothing else', async () => {
  const sub = newId('key')
  const key = { id: sub, school: newId('sch'), scopes: ['READ_EVENTS' as const] }
  const passport = await tiny.signer.sign({ sub, key })
  const byKey = (query: string, variables?: object) => ask(tiny.server.url, passport, query, variables)
  const about = `query($id: ID!) { note(id: $id) { text secret } }`
  expect((await byKey(about, { id: note.id })).data.note).toEqual({ text: 'mine', secret: null })
  const r = [{ __typename: 'Note', id: note.id }]
  expect((await byKey(entity, { r })).data._entities).toEqual([{ text: 'mine' }])
  // Open to anybody who has signed in, but nobody said that it is for keys.
  expect((await byKey('{ link(to: "https://ecole.example/") }')).data.link).toBeNull()
  expect((await byKey('{ now }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await byKey('{ page { notes { text } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const write = 'mutation { write(text: "hello") { ... on Refusal { code } } }'
  expect((await byKey(write)).data.write).toEqual({ code: 'FORBIDDEN' })
  const other = await tiny.signer.sign({ sub, key: { ...key, scopes: ['FEED'] } })
  expect((await ask(tiny.server.url, other, entity, { r })).data._entities).toEqual([null])
})

test('OP-04 lines of the log that a request brings about have the id of its trace', async () => {
  const lines: string[] = []
  const log = pino({ level: 'error', mixin: traceOfLine }, { write: (line: string) => void lines.push(line) })
  await using noisy = await startTiny(log)
  const passport = await noisy.signer.sign({ sub: author })
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  await ask(noisy.server.url, passport, '{ fault }', {}, { traceparent: `00-${trace}-00f067aa0ba902b7-01` })
  await ask(noisy.server.url, passport, '{ fault }')
  const [given, made] = lines.map((line) => (JSON.parse(line) as { traceId: string }).traceId)
  expect(given).toBe(trace)
  expect(made).toMatch(/^(?!4bf9)[0-9a-f]{32}$/)
})
