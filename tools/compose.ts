/**
 * `npm run compose [-- --check]`: the five SDLs as one supergraph, `gateway/supergraph.graphql`, and before it what the
 * service with `Query.node` has to know of the others' nodes (see node-stubs.ts). Both are committed. With `--check` it writes
 * nothing, names what is stale and exits with 1.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { composeServices } from '@apollo/composition'
import type { GraphQLError } from 'graphql'
import { readTypeDefs } from '../packages/service-kit/src/type-definitions.ts'
import { nodeStubs, stubsFile, withNodeStubs } from './node-stubs.ts'
import { root, type ServiceFolder, servicesWithSchema } from './services.ts'

export const supergraphFile = join(root, 'gateway', 'supergraph.graphql')

const header = '# Composed by `npm run compose` from services/*/schema. Change those instead.\n'

/** Thrown when the subgraphs do not fit together; `message` has a paragraph for each reason. */
export class CompositionError extends Error {}

/** @throws CompositionError */
export function compose(services: ServiceFolder[] = servicesWithSchema()): string {
  const result = composeServices(withNodeStubs(subgraphsOf(services)))
  if (result.errors) throw new CompositionError(result.errors.map(readable).join('\n\n'))
  return `${header}${result.supergraphSdl.trimEnd()}\n`
}

/** Whether the committed file is what the services compose to. */
export function isStale(file: string = supergraphFile, services?: ServiceFolder[]): boolean {
  return !isWritten(file, compose(services))
}

function subgraphsOf(services: readonly ServiceFolder[]) {
  // The addresses are placeholders: the gateway knows each subgraph by its name, from its environment.
  return services.map(({ name, schema }) => ({ name, url: `http://${name}`, typeDefs: readTypeDefs(schema) }))
}

/** Path and text of every file that follows from the SDLs. */
function written(services: ServiceFolder[]): [string, string][] {
  const stubs = nodeStubs(subgraphsOf(services))
  const home = services.find(({ name }) => name === stubs?.home)
  return [
    ...(stubs && home ? [[join(home.schema, stubsFile), stubs.sdl] as [string, string]] : []),
    [supergraphFile, compose(services)],
  ]
}

function isWritten(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text
}

function readable(error: GraphQLError): string {
  const where = error.nodes?.flatMap((node) => (node.loc ? [`line ${node.loc.startToken.line}`] : [])) ?? []
  const code = String(error.extensions.code ?? 'INVALID')
  return `${code}${where.length > 0 ? ` (${where.join(', ')})` : ''}\n  ${error.message.replaceAll('\n', '\n  ')}`
}

function run(args: string[]): void {
  try {
    for (const [file, text] of written(servicesWithSchema()).filter(([file, text]) => !isWritten(file, text))) {
      if (args.includes('--check')) {
        process.exitCode = 1
        console.error(`${relative(root, file)} is stale: run npm run compose`)
      } else {
        writeFileSync(file, text)
        console.log(`wrote ${relative(root, file)}`)
      }
    }
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error
    process.exitCode = 1
    console.error(`The services do not compose:\n\n${error.message}`)
  }
}

if (import.meta.main) run(process.argv.slice(2))
