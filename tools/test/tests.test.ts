import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const folders = '{packages,services,gateway,house,proofs,operate,tools,test,bench}'
const read = (pattern: string) =>
  globSync(`${folders}/**/${pattern}`, {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  }).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** The first argument of test and describe, and of what their `each` gives. */
const titles = /(?:\b(?:test|describe)(?:\.\w+)*|\))\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g
const requirement = /\b[A-Z]{2}-\d+b?\b/g

test('a title names one requirement, at its beginning, or none', () => {
  const wrong = read('*.test.ts').flatMap(({ file, text }) =>
    [...text.matchAll(titles)].flatMap(([, , title]) => {
      const named = title!.match(requirement) ?? []
      const first = /^([A-Z]{2}-\d+b?|Q\d+)( \(part\))? /.exec(title!)
      const right = named.length === 0 || (named.length === 1 && first?.[1] === named[0])
      return right ? [] : [`${file}: ${title}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('what tests, proofs and benches leave to chance, they leave to the testkit’s dice', () => {
  const chance = /Math\.random|\bSEED\b|Date\.now\(\) *%/
  const sources = read('*.ts').filter(({ file }) => /\.test\.ts$|(^|\/)(test|proofs|bench)\//.test(file))
  const wrong = sources.filter(({ file, text }) => file !== 'tools/test/tests.test.ts' && chance.test(text))
  expect(wrong.map(({ file }) => file)).toEqual([])
})
