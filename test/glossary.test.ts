import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { apiSchema } from '../tools/api-schema.ts'
import { root } from '../tools/services.ts'

const schema = apiSchema()
const [, words = ''] = /^## Words\n(.*?)^## /ms.exec(readFileSync(join(root, 'docs', 'frontend.md'), 'utf8')) ?? []

/** Types, `Type.field` and fields alone, and the values of enumerations. */
function namesOfTheSchema(): Set<string> {
  const names = new Set<string>()
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name)
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name)
    if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.keys(type.getFields())) names.add(field).add(`${type.name}.${field}`)
  }
  return names
}

test('GQ-04 every name in the list of words is in the schema, and each word stands there once', () => {
  const known = namesOfTheSchema()
  const named = [...words.matchAll(/`([A-Za-z.]+)`/g)].map(([, name]) => name!)
  const shouted = [...words.matchAll(/\b[A-Z][A-Z_]{2,}\b/g)].map(([name]) => name).filter((name) => name !== 'IANA')
  expect(named.length).toBeGreaterThan(50)
  expect([...named, ...shouted].filter((name) => !known.has(name))).toEqual([])
  const first = [...words.matchAll(/^\| ([^|]+) \|/gm)].map(([, word]) => word!)
  expect(new Set(first).size).toBe(first.length)
})
