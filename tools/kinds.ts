/**
 * `npm run kinds [-- --check]`: the kinds of mails and notices, and the types of a school's feed, as enums of the graph, from
 * the lists in which each of them stands once. With `--check` it writes nothing and exits with 1 when the file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { feedTypes } from '../services/notifications/src/feed/facts-to-schools.ts'
import { mails } from '../services/notifications/src/mail/mails.ts'
import { notices } from '../services/notifications/src/notice/notices.ts'
import { root } from './services.ts'

const file = join(root, 'services', 'notifications', 'schema', 'kinds.graphql')
const header =
  '# Written by `npm run kinds` from mail/mails.ts, notice/notices.ts and feed/facts-to-schools.ts. Change those instead.\n'

type Kinds = readonly (readonly [kind: string, means: string])[]

function enumOf(name: string, description: string, kinds: Kinds): string {
  const values = kinds.map(([kind, means]) => `  ${JSON.stringify(means)}\n  ${kind}\n`)
  return `${JSON.stringify(description)}\nenum ${name} {\n${values.join('')}}\n`
}

const text = [
  header,
  enumOf(
    'MessageKind',
    'What a mail says.',
    mails.map(({ kind, means }) => [kind, means]),
  ),
  enumOf(
    'NoticeKind',
    'What a notice tells.',
    Object.entries(notices).map(([kind, { means }]) => [kind, means]),
  ),
  enumOf(
    'SchoolFeedType',
    "What happened, in a school's feed. More may come: leave out what you do not know.",
    [...feedTypes].map(([type, { means }]) => [type, means]),
  ),
].join('\n')

if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    process.exitCode = 1
    console.error(`${relative(root, file)} is stale: run npm run kinds`)
  } else {
    writeFileSync(file, text)
    console.log(`wrote ${relative(root, file)}`)
  }
}
