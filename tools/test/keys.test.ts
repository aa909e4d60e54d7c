import { expect, test } from '@jest/globals'
import { type ApiKeyScope, apiKeyScopes } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type Module, type Policies, policiesOf, Viewer } from '@passerelle/service-kit'
import { buildASTSchema, type DocumentNode, type GraphQLObjectType, getNamedType } from 'graphql'
import { readTypeDefs } from '../../packages/service-kit/src/type-definitions.ts'
import { modules as events } from '../../services/events/src/service.ts'
import { modules as matchmaking } from '../../services/matchmaking/src/service.ts'
import { modules as notifications } from '../../services/notifications/src/service.ts'
import { servicesWithSchema } from '../services.ts'

// What employers and scheduling open to keys, they open to keys of any scope.
const modulesOf: Readonly<Record<string, readonly Module[]>> = { events, matchmaking, notifications }

const school = newId('sch')
/** Of whatever type: the key's school, or a published thing of it. */
const thing = { id: school, schoolId: school, publishedAt: new Date() }

async function opens(rule: unknown, scope: ApiKeyScope): Promise<boolean> {
  if (rule === 'anyone') return true
  const key = { id: newId('key'), school, scopes: [scope] }
  const who = {
    sub: key.id,
    email: '',
    name: '',
    locale: 'en',
    tz: 'UTC',
    staff: [],
    employers: [],
    candidates: [],
  } as const
  return (
    (await (rule as (...args: unknown[]) => unknown)(new Viewer({ ...who, key } as never, new Date()), thing, {})) ===
    true
  )
}

/** By its own rule; where that lets every key ask, by the one of what is found, or of what holds the field. */
function ruleOf(policies: Policies, name: string, gives: string): unknown {
  const byKey = policies.byKey ?? {}
  const [type] = name.split('.') as [string]
  const behind = type === 'Query' ? gives : type
  return byKey[name] === 'anyone' ? (byKey[behind] ?? 'anyone') : byKey[name]
}

interface Opened {
  readonly name: string
  readonly by: readonly ApiKeyScope[]
  readonly description: string
}

/** The fields that keys of some scopes read, and others do not. */
async function openedByScope(sdl: DocumentNode, policies: Policies): Promise<Opened[]> {
  const schema = buildASTSchema(sdl, { assumeValidSDL: true })
  const fields = Object.keys(policies.byKey ?? {}).filter((name) => name.includes('.'))
  const found: Opened[] = []
  for (const name of fields) {
    const [type, field] = name.split('.') as [string, string]
    const { type: gives, description } = (schema.getType(type) as GraphQLObjectType).getFields()[field]!
    const rule = ruleOf(policies, name, getNamedType(gives).name)
    const by: ApiKeyScope[] = []
    for (const scope of apiKeyScopes) if (await opens(rule, scope)) by.push(scope)
    if (by.length < apiKeyScopes.length) found.push({ name, by, description: description ?? '' })
  }
  return found
}

const subgraphs = servicesWithSchema().filter(({ name }) => modulesOf[name])
const opened = await Promise.all(
  subgraphs.map(({ name, schema }) => openedByScope(readTypeDefs(schema), policiesOf(modulesOf[name]!))),
)

test('GQ-04 what API keys read says so, and by which scope', () => {
  const all = opened.flat()
  expect(all.filter(({ by }) => by.length > 0).length).toBeGreaterThan(8)
  for (const { name, by, description } of all) {
    const said = apiKeyScopes.filter((scope) =>
      new RegExp(`API keys with ${scope}\\b`).test(description.replace(/\s+/g, ' ')),
    )
    expect([name, said]).toEqual([name, by])
  }
})
