/** Requests that cost a server much or change it, after published advisories; each as the body of a POST or `subscribe`. */
export interface Attack {
  readonly query: string
  readonly variables?: unknown
  readonly operationName?: unknown
  readonly extensions?: unknown
}

const many = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(' ')
/** `__proto__` as a key of its own, which an object literal would not give. */
export const withPrototype = (value: unknown) => JSON.parse(`{"__proto__": ${JSON.stringify(value)}, "a": 1}`) as object
const polluted = { polluted: true, constructor: { prototype: { polluted: true } } }

export const attacks: Readonly<Record<string, Attack>> = {
  // CVE-2025-32031 and CVE-2025-32030: planning nested and repeated fragments.
  'fragments that double at each level': {
    query: `{ me { ...f0 } } ${many(50, (i) => `fragment f${i} on Person { ${i < 49 ? `...f${i + 1} ...f${i + 1}` : 'id'} }`)}`,
  },
  'fragments that double with fields between': {
    query: `{ me { ...f0 } } ${many(18, (i) => `fragment f${i} on Person { ${i < 17 ? `a: notes { author { ...f${i + 1} } } b: notes { author { ...f${i + 1} } }` : 'id'} }`)}`,
  },
  '59 fragments in a ring': {
    query: `{ me { ...f0 } } ${many(59, (i) => `fragment f${i} on Person { id ...f${(i + 1) % 59} }`)}`,
  },
  '300 fragments in a ring': {
    query: `{ me { ...f0 } } ${many(300, (i) => `fragment f${i} on Person { id ...f${(i + 1) % 300} }`)}`,
  },
  'every fragment in every later one': {
    query: `{ me { ...f0 } } ${many(59, (i) => `fragment f${i} on Person { id ${many(58 - i, (j) => `...f${i + 1 + j}`)} }`)}`,
  },
  // GHSA-9pv7-vfvm-6vr7: validation of fields that overlap.
  '20 KB of one field repeated': { query: `{ me { ${'id '.repeat(6600)} } }` },
  '3,900 repeated fields': { query: `{ me { ${'id '.repeat(1950)} } me { ${'id '.repeat(1950)} } }` },
  'fields that overlap in nested selections': { query: `{ ${many(300, () => 'me { notes { author { id } } }')} }` },
  'fields that overlap 490 times': { query: `{ ${many(490, () => 'me { notes { id } }')} }` },
  'fields that overlap in a fragment that nothing uses': {
    query: `{ me { id } } fragment f on Query { ${many(300, () => 'me { notes { author { id } } }')} }`,
  },
  'fields that overlap between 50 fragments': {
    query: `{ ${many(50, (i) => `...f${i}`)} } ${many(50, (i) => `fragment f${i} on Query { ${'me { notes { author { id } } } '.repeat(5)} }`)}`,
  },
  'fields that overlap as often as they may': { query: `{ ${many(105, () => 'me { notes { author { id } } }')} }` },
  'a fragment spread 1,500 times at the end of aliases that double': {
    query: `{ me { ...f0 } } fragment h on Person { id } ${many(18, (i) => `fragment f${i} on Person { ${i < 17 ? `a: notes { author { ...f${i + 1} } } b: notes { author { ...f${i + 1} } }` : '...h '.repeat(1500)} }`)}`,
  },
  'a condition on each of 30 parts': {
    query: `query (${many(30, (i) => `$v${i}: Boolean!`)}) { ${many(30, (i) => `... @include(if: $v${i}) { me { id name } notes { id author { name } } }`)} }`,
    variables: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`v${i}`, i % 2 === 0])),
  },
  'names of the prototype as aliases': {
    query:
      '{ __proto__: me { constructor: id toString: name } constructor: me { __proto__: id hasOwnProperty: name } }',
  },
  'names of the prototype as variables': {
    query:
      'query ($__proto__: Int, $constructor: Int) { a: people(first: $__proto__) { id } b: people(first: $constructor) { id } }',
    variables: withPrototype(1),
  },
  'names of the prototype as keys': {
    query: '{ me { name } }',
    variables: withPrototype(polluted),
    extensions: withPrototype(polluted),
    operationName: null,
  },
  'names of the prototype as operation and fragment': {
    query: 'query __proto__ { me { ...constructor } } fragment constructor on Person { name }',
    operationName: '__proto__',
  },
  'an operation that only the prototype has': { query: 'query A { me { name } }', operationName: 'constructor' },
  'selections nested 10,000 deep': { query: `${'{ me '.repeat(10_000)}${'}'.repeat(10_000)}` },
  'a list nested 10,000 deep': { query: `{ people(first: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { id } }` },
  'a list nested 1,900 deep': { query: `{ people(first: ${'['.repeat(1900)}${']'.repeat(1900)}) { id } }` },
  'an object nested 900 deep': { query: `{ people(first: ${'{a:'.repeat(900)}1${'}'.repeat(900)}) { id } }` },
  'a type nested 1,900 deep': { query: `query ($a: ${'['.repeat(1900)}Int${']'.repeat(1900)}) { me { id } }` },
  'a list of 100,000': {
    query: 'query ($first: Int) { people(first: $first) { id } }',
    variables: { first: Array(100_000).fill(1) },
  },
  '900 variables': { query: `query (${many(900, (i) => `$v${i}: Int`)}) { me { id } }` },
  '900 variables that are used': {
    query: `query (${many(35, (i) => `$v${i}: Int`)}) { ${many(35, (i) => `a${i}: people(first: $v${i}) { id }`)} }`,
  },
  'an integer of 100,000 digits': { query: `{ people(first: ${'9'.repeat(100_000)}) { id } }` },
  'an integer beyond 32 bits': { query: 'query ($n: Int) { people(first: $n) { id } }', variables: { n: 2 ** 53 } },
  'a number that is infinite': { query: '{ slow(ms: 1e999) }' },
  'a name of 100,000 letters': { query: `{ ${'a'.repeat(100_000)} }` },
  '1,900 names that nearly exist': { query: `{ me { ${many(1900, (i) => `nam${i}`)} } }` },
  '100,000 commas': { query: `{ me { id } }${','.repeat(100_000)}` },
  '50,000 comments': { query: `{ me { id } }${'#\n'.repeat(50_000)}` },
  'an unfinished text block': { query: `mutation { rename(name: """${'\n "'.repeat(30_000)}` },
  'a text of escapes': { query: `{ people(first: "${'\\u{1F600}'.repeat(9_000)}") { id } }` },
  'a null byte': { query: '{ me { id\u0000 } }' },
  'null bytes in a text': { query: '{ people(first: "\\u0000\u0000") { id } }' },
  'half a surrogate pair': { query: '{ me { id } # \ud83d' },
  'an escape of half a surrogate pair': { query: '{ people(first: "\\ud83d") { id } }' },
  'an escape beyond Unicode': { query: '{ people(first: "\\u{FFFFFFFF}") { id } }' },
  'a letter that looks like another': { query: '{ m\u0435 { id } }' },
  'text that runs from right to left': { query: '{ me { id\u202e } }' },
  'a byte order mark': { query: '\ufeff{ me { id } }' },
  'nothing but a fragment': { query: 'fragment f on Person { id }' },
  'a schema instead of an operation': { query: 'type Query { me: Int } extend schema { mutation: Query }' },
  '60 operations': { query: many(60, (i) => `query q${i} { me { id } }`), operationName: 'q59' },
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { iss: 'https://issuer.example.org', sub: 'ines', exp: 4_000_000_000 }

/**
 * What nobody is let in by, as the value of `Authorization`.
 * @param secret of an API key that is good
 */
export const credentials = (secret: string): Readonly<Record<string, string>> => ({
  nothing: '',
  'the scheme alone': 'Bearer',
  'the scheme and a space': 'Bearer ',
  'a secret without a scheme': secret,
  'another scheme': `Basic ${Buffer.from(`${secret}:`).toString('base64')}`,
  'a secret under another scheme': `Token ${secret}`,
  'two secrets': `Bearer ${secret}, Bearer ${secret}`,
  'a secret and a parameter': `Bearer ${secret}; x=1`,
  'a secret in quotes': `Bearer "${secret}"`,
  'the prefix alone': 'Bearer psk_',
  'a letter less': `Bearer ${secret.slice(0, -1)}`,
  'a letter more': `Bearer ${secret}A`,
  'another letter at the end': `Bearer ${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
  'in capitals': `Bearer ${secret.toUpperCase()}`,
  'padded as base64 is': `Bearer ${secret}=`,
  'a secret that nobody has': `Bearer psk_${'A'.repeat(43)}`,
  'names of the prototype': 'Bearer __proto__',
  'a secret named like the prototype': `Bearer psk_${'__proto__'.padEnd(43, '_')}`,
  SQL: `Bearer psk_${"' or 1=1 --".padEnd(43, 'A')}`,
  'letters beyond ASCII': `Bearer psk_${'\u00e9'.repeat(43)}`,
  'a secret of 10,000 letters': `Bearer psk_${'A'.repeat(10_000)}`,
  'a secret beyond all header fields': `Bearer psk_${'A'.repeat(100_000)}`,
  '8,000 dots': `Bearer ${'.'.repeat(8000)}`,
  '8,000 signs of padding': `Bearer a${'='.repeat(8000)}a`,
  '8,000 spaces': `Bearer${' '.repeat(8000)}`,
  'a token without a signature': `Bearer ${base64({ alg: 'none' })}.${base64(claims)}.`,
  'a token signed with a word': `Bearer ${base64({ alg: 'HS256' })}.${base64(claims)}.${base64('secret')}`,
  'a token that brings its key': `Bearer ${base64({ alg: 'ES256', jwk: { kty: 'EC' }, jku: 'http://127.0.0.1:9/', kid: '__proto__' })}.${base64(claims)}.AAAA`,
  'a token that is nested deep': `Bearer ${Buffer.from(`${'['.repeat(5000)}`).toString('base64url')}.e30.AAAA`,
  'a token without parts': 'Bearer ..',
})
