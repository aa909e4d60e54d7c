import { join } from 'node:path'
import { ts } from '@ts-morph/common'
import { type DocumentNode, Kind } from 'graphql'
import { readTypeDefs } from '../../packages/service-kit/src/type-definitions.ts'
import { root, servicesWithSchema } from '../services.ts'
import { codeFinder } from './codes.ts'
import { programOf } from './compiler.ts'

/** The codes that each mutation may answer, in the order of the alphabet, by the mutation's name. */
export type RefusalsOfMutations = Readonly<Record<string, readonly string[]>>

/**
 * Reads the code of the services: what the resolvers of `Mutation` return and what its policies refuse. The type checker says
 * which expressions may be a refusal; where a type does not say its code, the expression is followed to where it is made.
 * @throws Error naming each place whose codes cannot be found
 */
export function refusalsOfMutations(): RefusalsOfMutations {
  const program = programOfServices()
  const finder = codeFinder(program.getTypeChecker())
  const found = new Map<string, Set<string>>()
  const mistakes = new Set<string>()
  for (const { name: service, schema } of servicesWithSchema()) {
    const known = knownCodes(readTypeDefs(schema))
    const own = program.getSourceFiles().filter(({ fileName }) => fileName.includes(`/services/${service}/src/`))
    for (const file of own) {
      const isPolicy = file.fileName.endsWith('.policies.ts')
      if (!isPolicy && !file.fileName.endsWith('.graphql.ts')) continue
      for (const [mutation, answer] of mutationsOf(file)) {
        const codes = [...finder.ofFunction(answer), ...(isPolicy ? ofEveryPolicy : [])]
        for (const code of codes.filter((one) => !isPolicy && !known.has(one))) {
          mistakes.add(`${service}: ${mutation} refuses with ${code}, which RefusalCode does not have`)
        }
        // What a policy refuses by a code that the schema does not have is answered as an error.
        found.set(mutation, new Set([...(found.get(mutation) ?? []), ...codes.filter((code) => known.has(code))]))
      }
    }
  }
  for (const place of finder.lost) mistakes.add(place)
  if (mistakes.size > 0) throw new Error([...mistakes].sort().join('\n'))
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([mutation, codes]) => [mutation, [...codes].sort()]))
}

/** The kit refuses who came by a link or with a key (`protect`). */
const ofEveryPolicy = ['FORBIDDEN']

function knownCodes({ definitions }: DocumentNode): ReadonlySet<string> {
  const codes = definitions.flatMap((definition) => {
    const isEnum = definition.kind === Kind.ENUM_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_EXTENSION
    return isEnum && definition.name.value === 'RefusalCode' ? (definition.values ?? []) : []
  })
  return new Set(codes.map(({ name }) => name.value))
}

function programOfServices(): ts.Program {
  const { config: settings } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...settings, include: [] }, ts.sys, root)
  const services = ts.sys.readDirectory(
    join(root, 'services'),
    ['.ts'],
    ['**/node_modules', '**/test'],
    ['*/src/service.ts'],
  )
  return programOf(services, options)
}

/** The functions under `Mutation` in what the file exports, by their names. */
function* mutationsOf(file: ts.SourceFile): Generator<[name: string, answer: ts.Expression]> {
  for (const statement of file.statements.filter(ts.isVariableStatement)) {
    for (const { initializer } of statement.declarationList.declarations) {
      for (const { name, value } of initializer ? entriesOf(initializer) : []) {
        if (name === 'Mutation') for (const one of entriesOf(value)) yield [one.name, one.value]
      }
    }
  }
}

function entriesOf(expression: ts.Expression): { name: string; value: ts.Expression }[] {
  if (ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression)) return entriesOf(expression.expression)
  if (!ts.isObjectLiteralExpression(expression)) return []
  return expression.properties.flatMap((property) => {
    if (ts.isShorthandPropertyAssignment(property)) return [{ name: property.name.text, value: property.name }]
    return ts.isPropertyAssignment(property) ? [{ name: property.name.getText(), value: property.initializer }] : []
  })
}
