import fc from '@passerelle/testkit/fast-check'

/** Text that stands at the border of a grammar: of JSON, GraphQL, HTTP or the protocols on top. */
const bits = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '"',
  '"""',
  '\\',
  '\\u0000',
  '\\ud83d',
  '\u0000',
  '\r\n',
  '\r\n\r\n',
  ':',
  ',',
  '!',
  '$',
  '@include(if: true)',
  '@skip(if: $x)',
  '...',
  'fragment f on Person { id }',
  'query',
  'subscription { noteWritten { id } }',
  'mutation { rename(name: "x") { id } }',
  '__proto__',
  'constructor',
  '__schema { types { name } }',
  'null',
  'true',
  '-1',
  '1e999',
  '9007199254740993',
  '\u202e',
  '\ufeff',
  '🎓',
  '<script>',
  "' OR 1=1 --",
  'Content-Length: 5',
  'Transfer-Encoding: chunked',
]

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  kind: fc.constantFrom('insert', 'remove', 'repeat', 'replace', 'cut', 'random'),
  bit: fc.constantFrom(...bits),
  random: fc.string({ unit: 'binary', maxLength: 8 }),
})

/** A text with up to four changes: pieces taken out, repeated, replaced, cut off, or other text put in. */
export function broken(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(change, { minLength: 1, maxLength: 4 })).map(([start, changes]) =>
    changes.reduce((now, { at, length, kind, bit, random }) => {
      const from = Math.floor(at * now.length)
      const [before, piece, after] = [now.slice(0, from), now.slice(from, from + length), now.slice(from + length)]
      if (kind === 'insert') return before + bit + piece + after
      if (kind === 'remove') return before + after
      if (kind === 'repeat') return before + piece.repeat(8) + after
      if (kind === 'replace') return before + bit + after
      if (kind === 'random') return before + random + after
      return before
    }, start),
  )
}

export const operations = fc.constantFrom(
  '{ me { id name } }',
  'query Q($n: Int = 3) { people(first: $n) { id ...on Person { name } } requestId }',
  'query ($with: Boolean!) { me { ...f @include(if: $with) } } fragment f on Person { id notes { text author { id } } }',
  '{ fault notes { id text author { id name } } }',
  'subscription { noteWritten { id text author { name } } }',
  '{ me { name: id id: name } a: slow(ms: 1) b: slow(ms: 2) }',
)

/** What a request or `subscribe` carries: most of it right, any part of it of another kind. */
export const payloads = fc.record(
  {
    query: fc.oneof({ weight: 4, arbitrary: broken(operations) }, { weight: 1, arbitrary: operations }, fc.anything()),
    variables: fc.oneof(fc.constant({ n: 3, with: true }), fc.jsonValue({ maxDepth: 3 })),
    operationName: fc.oneof(
      fc.constant(undefined),
      fc.constantFrom('Q', '__proto__', ''),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    extensions: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 })),
  },
  { requiredKeys: ['query'] },
)

const asJson = (value: unknown): string => {
  const text: unknown = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))
  return typeof text === 'string' ? text : 'null'
}

export const bodies = fc.oneof(
  { weight: 3, arbitrary: payloads.map(asJson) },
  { weight: 2, arbitrary: broken(payloads.map(asJson)) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }).map(asJson) },
)

export const contentTypes = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  fc.constantFrom(
    'application/json; charset=utf-16',
    'application/graphql',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    ';',
    'application/json;;;=',
  ),
)

/** The same in an address, as GET asks for an event stream: parts that are no JSON, come twice or are escaped wrongly. */
export const addresses = fc
  .tuple(
    payloads,
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.constantFrom('{', '7', '[]', '"x"')),
    fc.constantFrom(
      ...['', '', '', '&query=x', '&variables=1&variables=2'],
      ...['&variables[a]=1', '&__proto__=1', '&%', '&%ff=%00'],
    ),
  )
  .map(([{ query, variables, operationName, extensions }, noJson, more]) => {
    const text = (part: unknown) => (typeof part === 'string' ? part : asJson(part)).toWellFormed().slice(0, 3000)
    const address = new URLSearchParams({ query: text(query), variables: noJson ?? text(variables) })
    if (operationName !== undefined) address.set('operationName', text(operationName))
    if (extensions !== undefined) address.set('extensions', text(extensions))
    return `?${address}${more}`
  })

/** `Last-Event-ID`: mostly none, else what may stand in a header. */
export const lastEventIds = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  fc.constantFrom('', 'oldest', '0', '-1', '__proto__', 'AAAAAAAAAAAAAAAAAAAAAA', 'x'.repeat(600)),
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
)

/** A `subscribe` that is one, whatever it asks for. */
const subscribes = fc
  .record(
    {
      id: fc.uuid(),
      type: fc.constant('subscribe'),
      payload: fc.record(
        {
          query: fc.oneof({ weight: 4, arbitrary: broken(operations) }, { weight: 1, arbitrary: operations }),
          variables: fc.oneof(fc.constant({ n: 3, with: true }), fc.dictionary(fc.string(), fc.jsonValue())),
          operationName: fc.constantFrom(null, 'Q', '__proto__', ''),
          extensions: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
        },
        { requiredKeys: ['query'] },
      ),
    },
    { requiredKeys: ['id', 'type', 'payload'] },
  )
  .map(asJson)

/** Messages of graphql-transport-ws, and what nobody would call one. */
export const messages = fc.oneof(
  { weight: 12, arbitrary: subscribes },
  { weight: 1, arbitrary: broken(subscribes) },
  {
    weight: 1,
    arbitrary: fc
      .record({ id: fc.uuid(), type: fc.constant('subscribe'), payload: fc.oneof(payloads, fc.jsonValue()) })
      .map(asJson),
  },
  {
    weight: 1,
    arbitrary: fc
      .record(
        {
          id: fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 1 })),
          type: fc.constantFrom(
            'ping',
            'pong',
            'complete',
            'next',
            'error',
            'connection_init',
            'connection_ack',
            'else',
          ),
          payload: fc.jsonValue({ maxDepth: 2 }),
        },
        { requiredKeys: ['type'] },
      )
      .map(asJson),
  },
)
