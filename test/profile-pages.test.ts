import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

/** What the contact of a match reads of a candidate behind the link of the mail. */
let network: Network
let matching: Matching
beforeAll(async () => {
  network = await startNetwork()
  matching = await startMatching(network)
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const profile = {
  presentation: 'Je cherche\nune <équipe>.',
  skills: ['SQL', 'C++'],
  languages: [{ language: 'en', level: 'B2' }],
  places: ['Lyon', 'Genève'],
  availableFrom: '2027-02-01',
  rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
  documents: [
    { kind: 'CV', name: 'CV <mien>', url: 'https://example.org/mien.pdf' },
    { kind: 'OTHER', name: 'Le même', url: 'https://example.org/cv.pdf' },
  ],
}
let people = 0

/** A match that its candidate has accepted, and the link to the candidate. */
async function offered() {
  const email = `candidate${++people}@example.org`
  const file = { firstName: 'Inès', lastName: `Marchand ${people}`, email, birthDate: '2003-05-06', campaign: '2026' }
  const { helene, schoolId, jobId } = matching
  const person = await network.as(email, { name: `Inès Marchand ${people}` })
  const entry = { schoolId, ...file, programme: 'Droit', level: 'EQF_6', profile }
  const { id: candidateId } = await matching.act(helene, 'enrolCandidate', 'Candidate { id }', entry)
  await person.query('{ me { id } }')
  await network.settle()
  const documents = [{ kind: 'CV', name: 'CV envoyé', url: 'https://example.org/cv.pdf' }]
  const { id: matchId } = await matching.act(helene, 'proposeMatch', 'Match { id }', { candidateId, jobId, documents })
  await matching.act(person, 'answerOffer', 'Match { id }', { matchId, accept: true })
  const [link] = tokensIn(network.mails().findLast(({ to }) => to.includes('camille@example.org'))!.text)
  return { person, candidateId, link: link! }
}

const read = async (token: string, language = 'fr') =>
  (await fetch(`${network.url}/l/${token}?lang=${language}`)).text()

const lines = {
  fr: [
    ['Formation', 'Droit'],
    ['Niveau d’études', 'bac + 3'],
    ['Compétences', 'SQL, C++'],
    ['Langues', 'anglais (B2)'],
    ['Lieux souhaités', 'Lyon, Genève'],
    ['Disponible à partir du', '1er février 2027'],
    ['Rythme', '3 semaines en entreprise, 1 semaine à l’école'],
  ],
  en: [
    ['Level of studies', 'bachelor (EQF 6)'],
    ['Places sought', 'Lyon, Genève'],
    ['Available from', '1 February 2027'],
  ],
}

test('HU-39 the contact reads behind the link what the candidate opens to companies in touch, in both languages', async () => {
  const { link } = await offered()
  for (const language of ['fr', 'en'] as const) {
    const page = await read(link, language)
    for (const [label, value] of lines[language]) expect(page).toContain(`<dt>${label}</dt><dd>${value}</dd>`)
    expect(page).toContain('<p class="description">Je cherche\nune &lt;équipe&gt;.</p>')
  }
})

test('HU-39 the documents of the profile stand beside those that the school sends, each address once', async () => {
  const page = await read((await offered()).link)
  const shown = [...page.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<\/a>/g)].map(([, url, name]) => [url, name])
  expect(shown.filter(([url]) => url!.startsWith('https://'))).toEqual([
    ['https://example.org/cv.pdf', 'CV envoyé'],
    ['https://example.org/mien.pdf', 'CV &lt;mien&gt;'],
  ])
})

test('HU-39 a part that the candidate keeps for the school is not on the page, and the next one is', async () => {
  const { person, candidateId, link } = await offered()
  const parts = ['PRESENTATION', 'PLACES', 'DOCUMENTS']
  await matching.act(person, 'setProfileAudience', 'Candidate { id }', { candidateId, parts, audience: 'SCHOOL' })
  const page = await read(link)
  for (const kept of ['Je cherche', 'Lieux souhaités', 'Genève', 'mien']) expect(page).not.toContain(kept)
  for (const shown of ['SQL, C++', '1er février 2027', 'CV envoyé', 'Droit']) expect(page).toContain(shown)
})
