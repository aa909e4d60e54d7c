import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocuments from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { type GraphQLSchema, parse, printSchema } from 'graphql'

/** How scalars travel as JSON, to clients and from them. */
const scalars = {
  ID: 'string',
  DateTime: 'string',
  Date: 'string',
  EmailAddress: 'string',
  URL: 'string',
  TimeZone: 'string',
  Locale: 'string',
}

/**
 * A typed document for each operation of a folder: its variables, and its answer as selected.
 * @throws when an operation is not valid on the schema, or two have one name
 */
export async function generateOperations(schema: GraphQLSchema, folder: string): Promise<string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
  return codegen({
    filename: 'operations.ts',
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: files.sort().map((name) => {
      const location = join(folder, name)
      return { location, document: parse(readFileSync(location, 'utf8')) }
    }),
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      strictScalars: true,
      immutableTypes: true,
      scalars,
    },
    plugins: [{ operations: {} }, { typedDocuments: {} }],
    pluginMap: { operations, typedDocuments },
  })
}
