import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ts } from '@ts-morph/common'
import { apiSchema } from '../api-schema.ts'
import { root } from '../services.ts'
import { codeFinder } from './codes.ts'
import { programOf } from './compiler.ts'

const head = `
class Refusal<Code extends string = string> { code: Code; constructor(code: Code) { this.code = code } }
class Thing { id = 1; close(): Refusal | undefined { return this.id > 1 ? refuse('CLOSED') : undefined } }
function refuse<Code extends string>(code: Code): Refusal<Code> { return new Refusal(code) }
function changes<T>(work: () => Promise<T>): Promise<T> { return work() }
async function found(id: string): Promise<Thing | Refusal> { return id ? new Thing() : refuse('NOT_FOUND') }
function isRefusal(value: unknown): value is Refusal { return value instanceof Refusal }
`

/** What `act` of this text refuses, and the places that are not known. */
function refusedIn(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'refusals-')), 'act.ts')
  writeFileSync(file, head + text)
  const program = programOf([file], { target: ts.ScriptTarget.ES2022, strict: true, types: [] })
  const finder = codeFinder(program.getTypeChecker())
  const statement = program.getSourceFile(file)!.statements.findLast(ts.isVariableStatement)!
  const codes = finder.ofFunction(statement.declarationList.declarations[0]!.initializer!)
  return { codes: [...codes].sort(), lost: [...finder.lost].map((place) => place.replace(/^.*act\.ts/, 'act.ts')) }
}

test('GQ-06 refusals are followed through calls, callbacks, variables, methods and payloads', () => {
  const asked = `const act = (id: string): Promise<Thing | Refusal> => changes(async () => {
    const thing = await found(id)
    return isRefusal(thing) ? thing : (thing.close() ?? thing)
  })`
  expect(refusedIn(asked)).toEqual({ codes: ['CLOSED', 'NOT_FOUND'], lost: [] })
  const bulk = `async function each(ids: string[]): Promise<{ results: (Thing | Refusal)[] } | Refusal> {
      if (ids.length > 9) return refuse('TOO_MANY')
      const results: (Thing | Refusal)[] = []
      for (const id of ids) results.push(await found(id))
      return { results }
    }
    const act = (ids: string[]) => each(ids)`
  expect(refusedIn(bulk)).toEqual({ codes: ['NOT_FOUND', 'TOO_MANY'], lost: [] })
  const copied = `function within(place: string, { code }: Refusal): Refusal { return new Refusal(code) }
    const act = async (id: string) => {
      const thing = await found(id)
      return isRefusal(thing) ? within('ids.0', thing) : thing
    }`
  expect(refusedIn(copied)).toEqual({ codes: ['NOT_FOUND'], lost: [] })
  const handedOn = `type Step = () => Promise<Refusal | undefined>
    const step: Step = async () => refuse('LATE')
    async function run(begin: () => Promise<{ take: Step }>): Promise<Refusal | undefined> { return (await begin()).take() }
    const act = () => run(async () => ({ take: step }))`
  expect(refusedIn(handedOn)).toEqual({ codes: ['LATE'], lost: [] })
})

test('GQ-06 what is only asked for and not answered is not listed', () => {
  const asked = `const act = async (id: string): Promise<Thing | Refusal> => {
    const thing = await found(id)
    if (isRefusal(thing)) return refuse('GONE')
    return thing
  }`
  expect(refusedIn(asked).codes).toEqual(['GONE'])
})

test('GQ-06 a place that does not say its code is named', () => {
  const { codes, lost } = refusedIn(`const act = (code: string): Refusal => refuse(code)`)
  expect(codes).toEqual([])
  expect(lost).toEqual(['act.ts:8: what `refuse(code)` refuses is not known'])
})

test('GQ-06 the reference lists the codes of each mutation of the graph, and of no other', () => {
  const listed = JSON.parse(readFileSync(join(root, 'docs', 'schema', 'refusals.json'), 'utf8'))
  expect(Object.keys(listed)).toEqual(Object.keys(apiSchema().getMutationType()!.getFields()).sort())
})
