import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { SchoolId } from '@passerelle/kernel'
import { act, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let karim: Somebody
let claire: Somebody
beforeAll(async () => {
  at = await startService()
  claire = await at.signIn('Claire Petit')
})
afterAll(() => at[Symbol.asyncDispose]())
beforeEach(async () => {
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  karim = await at.staff(school, 'Karim Haddad', ['APPROVE_JOBS'])
})

const write = (texts: object, by = helene) => act(by, 'setSchoolTexts', { schoolId: school, ...texts })
const read = async (who: Pick<Somebody, 'query'>) => {
  const query = 'query ($id: ID!) { school(id: $id) { criteria safetyAdvice { text link } } }'
  return (await who.query(query, { id: school })).school
}
const criteria = 'Un SIRET valable.\nUn site où l’on trouve la personne.'
const advice = [
  { text: 'Parlez-nous d’une offre qui vous étonne.', link: 'https://ecole.example.org/offres' },
  { text: 'Ne payez rien.', link: null },
]

test('AC-06 a school writes down its criteria, and whoever decides there reads them', async () => {
  expect(await read(karim)).toMatchObject({ criteria: null })
  expect(await write({ criteria: ` ${criteria}\n` })).toMatchObject({ criteria })
  expect(await read(karim)).toMatchObject({ criteria })
})

test('HS-07 (part) nobody but the staff of the school reads by what it decides', async () => {
  await write({ criteria })
  const there = await at.staff(await at.school('Haute École du Léman'), 'Anne-Laure Favre')
  const talent = await at.candidateOf(school, 'Inès Marchand')
  for (const who of [claire, there, talent]) expect(await read(who)).toMatchObject({ criteria: null })
})

test('HS-21 (part) students read what their school advises them, each with its link', async () => {
  await write({ safetyAdvice: advice })
  expect(await read(await at.candidateOf(school, 'Inès Marchand'))).toMatchObject({ safetyAdvice: advice })
})

test('HS-21 (part) a school that has written nothing advises the usual, in the language of who reads', async () => {
  const french = (await read(claire)).safetyAdvice
  expect(french).toHaveLength(3)
  expect(french[1]).toEqual({ text: expect.stringContaining('chèque'), link: expect.stringContaining('https://') })
  const english = await read(at.api.as({ sub: claire.id, locale: 'en' }))
  expect(english.safetyAdvice[1].text).toContain('cheque')
})

test('AC-06 what is left out stays, and what is null is taken away', async () => {
  await write({ criteria, safetyAdvice: advice })
  await write({ criteria: null })
  expect(await read(helene)).toEqual({ criteria: null, safetyAdvice: advice })
  await write({ criteria })
  await write({ safetyAdvice: null })
  expect([(await read(helene)).criteria, (await read(helene)).safetyAdvice.length]).toEqual([criteria, 3])
})

test('AC-06 two who write different texts at once both have theirs', async () => {
  await Promise.all([write({ criteria }), write({ safetyAdvice: advice })])
  expect(await read(helene)).toEqual({ criteria, safetyAdvice: advice })
})

test('AC-06 what is too long, empty or too much is refused where it is wrong, and nothing is written', async () => {
  for (const [texts, field] of [
    [{ criteria: 'x'.repeat(5_001) }, 'criteria'],
    [{ safetyAdvice: [advice[0], { text: ' \u200b' }] }, 'safetyAdvice.1.text'],
    [{ safetyAdvice: [{ text: 'x'.repeat(501) }] }, 'safetyAdvice.0.text'],
    [{ safetyAdvice: [{ text: 'Lisez ceci.', link: 'https://me:pw@example.org/' }] }, 'safetyAdvice.0.link'],
    [{ safetyAdvice: [{ text: 'Lisez ceci.', link: 'https://127.0.0.1/' }] }, 'safetyAdvice.0.link'],
    [{ safetyAdvice: Array(21).fill(advice[1]) }, 'safetyAdvice'],
  ] as const) {
    expect(await write({ criteria, ...texts })).toMatchObject({ code: 'INVALID_INPUT', field })
  }
  expect(await read(helene)).toMatchObject({ criteria: null })
})

test('AC-06 texts are for staff with SCHOOL_SETTINGS of this school', async () => {
  const there = await at.staff(await at.school('Haute École du Léman'), 'Anne-Laure Favre')
  for (const who of [karim, there, claire]) expect(await write({ criteria }, who)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await read(helene)).toMatchObject({ criteria: null })
})
