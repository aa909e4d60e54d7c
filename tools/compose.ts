/**
 * `npm run compose [-- --check]`: the five SDLs as one supergraph, `gateway/supergraph.graphql`, which is committed.
 * With `--check` it writes nothing and exits with 1 when the file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import type { GraphQLError } from 'graphql'
import { readTypeDefs } from '../packages/service-kit/src/type-definitions.ts'
import { root, type ServiceFolder, servicesWithSchema } from './services.ts'

export const supergraphFile = join(root, 'gateway', 'supergraph.graphql')

const header = '# Composed by `npm run compose` from services/*/schema.graphql. Change those instead.\n'

/** Thrown when the subgraphs do not fit together; `message` has a paragraph for each reason. */
export class CompositionError extends Error {}

/** @throws CompositionError */
export function compose(services: ServiceFolder[] = servicesWithSchema()): string {
  // The addresses are placeholders: the gateway knows each subgraph by its name, from its environment.
  const list = services.map(({ name, schema }) => ({ name, url: `http://${name}`, typeDefs: readTypeDefs(schema) }))
  const result = composeServices(list)
  if (result.errors) throw new CompositionError(result.errors.map(readable).join('\n\n'))
  return `${header}${result.supergraphSdl.trimEnd()}\n`
}

/** Whether the committed file is what the services compose to. */
export function isStale(file: string = supergraphFile, services?: ServiceFolder[]): boolean {
  return !existsSync(file) || readFileSync(file, 'utf8') !== compose(services)
}

function readable(error: GraphQLError): string {
  const where = error.nodes?.flatMap((node) => (node.loc ? [`line ${node.loc.startToken.line}`] : [])) ?? []
  const code = String(error.extensions.code ?? 'INVALID')
  return `${code}${where.length > 0 ? ` (${where.join(', ')})` : ''}\n  ${error.message.replaceAll('\n', '\n  ')}`
}

function run(args: string[]): void {
  try {
    if (!isStale()) return
    if (args.includes('--check')) {
      process.exitCode = 1
      console.error('gateway/supergraph.graphql is stale: run npm run compose')
    } else {
      writeFileSync(supergraphFile, compose())
      console.log('wrote gateway/supergraph.graphql')
    }
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error
    process.exitCode = 1
    console.error(`The services do not compose:\n\n${error.message}`)
  }
}

if (import.meta.main) run(process.argv.slice(2))
