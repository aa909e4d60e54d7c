import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { languages } from '@passerelle/kernel'
import { Kind, parse } from 'graphql'
import { render } from './render.ts'

const { definitions } = parse(readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'))
const states = definitions.flatMap((one) =>
  one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'MatchState'
    ? one.values!.map(({ name }) => name.value)
    : [],
)

test.each(states)(
  'HU-12 a page behind a link says where a match stands that is %s, in both languages',
  async (state) => {
    for (const template of ['accept', 'refuse', 'candidate'] as const) {
      const match = { state, candidate: { name: 'Inès' }, documents: [] }
      const page = { template, status: 200, title: 'Inès', data: { match, may: false } }
      const said = await Promise.all(languages.map((language) => render(page, language, 'Europe/Paris')))
      const sentences = said.map((html) => /<p class="state">([^<]{10,})<\/p>/.exec(html)?.[1])
      expect([template, sentences]).toEqual([template, languages.map(() => expect.any(String))])
      expect(new Set(sentences).size).toBe(languages.length)
    }
  },
)
