/**
 * `npm run asyncapi [-- --check]`: writes docs/asyncapi.yaml, an AsyncAPI 3 document of every event that crosses a
 * service, from packages/contracts. With --check it writes nothing and fails when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncApiOf } from './asyncapi/document.ts'

const file = join(import.meta.dirname, '..', 'docs', 'asyncapi.yaml')
const document = asyncApiOf()

if (!process.argv.includes('--check')) {
  writeFileSync(file, document)
} else if (readFileSync(file, 'utf8') !== document) {
  console.error('docs/asyncapi.yaml is stale: run `npm run asyncapi`.')
  process.exitCode = 1
}
