import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

/** What an offer says, where it is read without signing in: in the mail, and behind its links. */
let network: Network
let matching: Matching
let jobId: string
beforeAll(async () => {
  network = await startNetwork()
  matching = await startMatching(network)
  const { camille, helene, employerId, schoolId } = matching
  const text = { title: 'Alternance <web>', description: 'Vous & nous.', kind: 'APPRENTICESHIP', city: 'Nantes' }
  const terms = {
    startsOn: inDays(60),
    length: { count: 12, unit: 'MONTH' },
    rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
    pay: { from: 1_250, to: 1_480, per: 'MONTH' },
    languages: [{ language: 'en', level: 'B2' }],
    skills: ['HTML <5>', 'SQL'],
    tutor: { name: 'Nadia Benali', position: 'Cheffe d’équipe' },
  }
  const posting = { employerId, schoolIds: [schoolId], ...text, terms }
  const job = await matching.act(camille, 'postJob', 'Job { id reviews { id } }', posting)
  await matching.act(helene, 'approveJob', 'JobReview { id }', { jobReviewId: job.reviews[0].id })
  jobId = job.id
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const newestTo = (email: string) => network.mails().findLast(({ to }) => to.includes(email))!
const read = async (token: string, language: string) =>
  (await fetch(`${network.url}/l/${token}?lang=${language}`)).text()
let people = 0

/** Somebody whom the school proposes, and who has never signed in. */
async function proposed() {
  const email = `candidate${++people}@example.org`
  const { helene, schoolId } = matching
  const file = { firstName: 'Zoé', lastName: `Blanc ${people}`, email, birthDate: '2003-05-06', campaign: '2026' }
  const { id: candidateId } = await matching.act(helene, 'enrolCandidate', 'Candidate { id }', { schoolId, ...file })
  const { id: matchId } = await matching.act(helene, 'proposeMatch', 'Match { id }', { candidateId, jobId })
  return { email, candidateId, matchId }
}

const inFrench = [
  ['Contrat', 'apprentissage'],
  ['Lieu', 'Nantes'],
  ['Durée', '12 mois'],
  ['Rythme', '3 semaines en entreprise, 1 semaine à l’école'],
  ['Langues', 'anglais (B2)'],
  ['Compétences', 'HTML &lt;5&gt;, SQL'],
  ['Encadrement', 'Nadia Benali, Cheffe d’équipe'],
]
const inEnglish = [
  ['Rhythm', '3 weeks at the company, 1 week at school'],
  ['Pay before deductions', '€1,250 to €1,480 a month'],
]

test('HU-39 the page on which who has never signed in answers an offer says all of it', async () => {
  const [token] = tokensIn(newestTo((await proposed()).email).text)
  const french = await read(token!, 'fr')
  for (const [label, value] of inFrench) expect(french).toContain(`<dt>${label}</dt><dd>${value}</dd>`)
  expect(french).toContain('<p class="description">Vous &amp; nous.</p>')
  const english = await read(token!, 'en')
  for (const [label, value] of inEnglish) expect(english).toContain(`<dt>${label}</dt><dd>${value}</dd>`)
})

test('HU-39 the contact reads all of the offer behind the link to it', async () => {
  const { matchId } = await proposed()
  await matching.act(matching.helene, 'answerOffer', 'Match { id }', { matchId, accept: true })
  const [, job] = tokensIn(newestTo('camille@example.org').text)
  const french = await read(job!, 'fr')
  for (const [label, value] of inFrench) expect(french).toContain(`<dt>${label}</dt><dd>${value}</dd>`)
  const english = await read(job!, 'en')
  for (const [label, value] of inEnglish) expect(english).toContain(`<dt>${label}</dt><dd>${value}</dd>`)
})

test('HU-39 the mail of an offer says what is offered, but not by whom one is looked after', async () => {
  const { text } = newestTo((await proposed()).email)
  expect(text).toContain('Rythme : 3 semaines en entreprise, 1 semaine à l’école')
  expect(text).toContain('Compétences : HTML <5>, SQL')
  expect(text).not.toContain('Nadia')
})

test('HU-39 an offer without terms is offered all the same', async () => {
  const { email } = await proposed()
  const { schoolId, helene } = matching
  const query = `query ($id: ID!, $email: String!) { school(id: $id) {
    candidates(filter: { search: $email }) { nodes { id } } } }`
  const { school } = await helene.query(query, { id: schoolId, email })
  const other = { candidateId: school.candidates.nodes[0].id, jobId: matching.jobId }
  await matching.act(helene, 'proposeMatch', 'Match { id }', other)
  const [token] = tokensIn(newestTo(email).text)
  const page = await read(token!, 'fr')
  expect(page).toContain('<dt>Contrat</dt><dd>CDI</dd>')
  expect(page).not.toContain('<dt>Rythme</dt>')
})
