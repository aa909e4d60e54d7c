import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, parse } from 'graphql'
import { readTypeDefs } from '../../packages/service-kit/src/type-definitions.ts'
import { apiSchema } from '../api-schema.ts'
import { root, servicesWithSchema } from '../services.ts'
import { homesOf } from './homes.ts'
import { referencePages, titles } from './pages.ts'

const schema = apiSchema()
const subgraphs = Object.fromEntries(servicesWithSchema().map(({ name, schema }) => [name, readTypeDefs(schema)]))
const homes = homesOf(subgraphs)
const refusals = JSON.parse(readFileSync(join(root, 'docs', 'schema', 'refusals.json'), 'utf8'))
const pages = referencePages(schema, homes, refusals)

test('GQ-08 the reference has a page for each service, and says what each is about', () => {
  expect(Object.keys(titles)).toEqual(expect.arrayContaining(Object.keys(subgraphs)))
})

test('GQ-08 every type, field, argument and value is in the reference, with its description', () => {
  const missing: string[] = []
  const look = (page: string, name: string, description: string | null | undefined) => {
    const paragraph = description?.replace(/\s*\n\s*/g, ' ').trim()
    if (!pages[page]!.includes(paragraph!)) missing.push(name)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue
    const page = `${homes.ofType(type.name)}.md`
    const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name)
    const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {}
    for (const field of Object.values(fields)) {
      const place = isRoot ? `${homes.ofRootField(`${type.name}.${field.name}`)}.md` : page
      look(place, `${type.name}.${field.name}`, field.description)
      for (const arg of 'args' in field ? field.args : [])
        look(place, `${type.name}.${field.name}.${arg.name}`, arg.description)
    }
  }
  expect(missing).toEqual([])
})

test('GQ-08 every link of the reference leads somewhere', () => {
  const anchors = (page: string) => {
    const text = pages[page] ?? ''
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title!.toLowerCase())
    return new Set([...headings, ...[...text.matchAll(/<a id="(\w+)">/g)].map(([, id]) => id!)])
  }
  const known = new Map(Object.keys(pages).map((page) => [page, anchors(page)]))
  const broken = Object.entries(pages).flatMap(([page, text]) =>
    [...text.matchAll(/\]\((?:([\w-]+\.md))?#([\w-]+)\)/g)]
      .filter(([, other, id]) => !known.get(other ?? page)?.has(id!))
      .map(([link]) => `${page} ${link}`),
  )
  expect(broken).toEqual([])
  expect(pages['README.md']).toContain('(scheduling.md#interview)')
})

test('GQ-08 an entity is described by the service that gives it most, what all share in common', () => {
  const shared = 'type PageInfo { more: Boolean }'
  const { ofType, ofRootField } = homesOf({
    events: parse(`type Fair { id: ID name: String day: String } type Query { fair: Fair node: Fair } ${shared}`),
    mails: parse(`type Fair { id: ID mails: Int } type Query { mails: Int node: Fair } ${shared}`),
  })
  expect(['Fair', 'PageInfo', 'ID'].map(ofType)).toEqual(['events', 'common', 'common'])
  expect(['Query.fair', 'Query.mails', 'Query.node'].map(ofRootField)).toEqual(['events', 'mails', 'common'])
})
