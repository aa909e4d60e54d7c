import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfigError, parseDocument } from '@passerelle/service-kit/without-orm'
import { type DocumentNode, GraphQLError, Kind } from 'graphql'
import { z } from 'zod'
import type { Graph } from './graph.ts'

/** What a request says of the document that it wants: its text, its id, or both. */
export interface AskedDocument {
  query?: unknown
  documentId?: unknown
  extensions?: unknown
}

export interface PersistedOperations {
  /** The texts, to be planned ahead. */
  readonly texts: readonly string[]
  /** @throws GraphQLError when the id is unknown, or only what is listed may be asked */
  textOf(asked: AskedDocument): unknown
}

/** As `@apollo/generate-persisted-query-manifest` and `graphql-codegen` (as trusted documents), or Relay, write it. */
const manifest = z.union([
  z
    .object({
      format: z.literal('apollo-persisted-query-manifest'),
      version: z.literal(1),
      operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
    })
    .transform(({ operations }) => new Map(operations.map(({ id, body }) => [id, body]))),
  z.record(z.string().min(1), z.string().min(1)).transform((texts) => new Map(Object.entries(texts))),
])

/** Apollo's and urql's way to name a document by its hash. */
const byHash = z.object({ persistedQuery: z.object({ sha256Hash: z.string() }) })

/**
 * The operations that clients were built with, by id: `documentId` (GraphQL over HTTP, appendix "Persisted Documents") or
 * `extensions.persistedQuery.sha256Hash`.
 * @param file a manifest; none: no id is known
 * @param only whether nothing else may be asked; the text of a listed operation may
 * @throws ConfigError when the file cannot be read or is no manifest, or when there would be nothing to ask
 */
export function persistedOperations(file: string | undefined, only: boolean): PersistedOperations {
  if (only && file === undefined) throw new ConfigError('PERSISTED_OPERATIONS is not set: nothing could be asked')
  const known = file === undefined ? new Map<string, string>() : readManifest(file)
  const listed = new Set(known.values())
  return {
    texts: [...listed],
    textOf(asked) {
      if (typeof asked.query === 'string' && asked.query !== '') {
        if (only && !listed.has(asked.query)) throw notListed()
        return asked.query
      }
      const id = idOf(asked)
      if (id === undefined) return asked.query
      if (file === undefined) throw notSupported()
      return known.get(id) ?? notFound()
    },
  }
}

/**
 * Plans what is listed before anybody asks it. A later supergraph plans ahead by itself what is in use.
 * @returns the texts that the graph cannot answer
 */
export function planAhead(graph: Graph, { texts }: PersistedOperations): string[] {
  return texts.filter((text) => !isPlanned(graph, text))
}

function isPlanned(graph: Graph, text: string): boolean {
  const document = parsed(text)
  if (!document) return false
  // Apollo Server names documents so.
  const hash = createHash('sha256').update(text).digest('hex')
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .every(({ name }) => graph.planIfValid({ document, operationName: name?.value, hash }))
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parseDocument(text)
  } catch {
    return undefined
  }
}

function readManifest(file: string): Map<string, string> {
  try {
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const message = error instanceof z.ZodError ? 'it is no manifest of operations' : (error as Error).message
    throw new ConfigError(`PERSISTED_OPERATIONS: ${file} cannot be used: ${message}`)
  }
}

/** A prefixed identifier is the hash of the text; lists of operations have it without the prefix. */
function idOf({ documentId, extensions }: AskedDocument): string | undefined {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '')
  return byHash.safeParse(extensions).data?.persistedQuery.sha256Hash
}

/** Messages and codes are those that Apollo Client and urql look for. */
function notFound(): never {
  throw refusal('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND')
}

function notSupported(): GraphQLError {
  return refusal('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED')
}

function notListed(): GraphQLError {
  return refusal('Only operations of the published list are answered here.', 'QUERY_NOT_IN_SAFELIST')
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}
