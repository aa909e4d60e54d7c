import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { jobPosted } from '@passerelle/contracts'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let claire: Somebody
let cosling: EmployerId
let ines: Somebody
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  claire = await at.signIn('Claire Petit')
  cosling = await at.employer(claire)
  await at.approved(claire, cosling, school, helene)
  ines = await at.candidateOf(school, 'Inès Marchand')
})
afterAll(() => at[Symbol.asyncDispose]())

const terms = {
  startsOn: '2027-01-04',
  length: { count: 12, unit: 'MONTH' },
  rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
  pay: { from: 1250, to: 1480.5, currency: 'EUR', per: 'MONTH' },
  hoursPerWeek: 37.5,
  remote: 'PARTLY',
  levels: ['EQF_6', 'EQF_7'],
  languages: [{ language: 'en-GB', level: 'B2' }],
  skills: ['TypeScript', 'SQL'],
  tutor: { name: 'Nadia Benali', position: 'Cheffe d’équipe' },
}
const unsaid = {
  ...{ startsOn: null, length: null, rhythm: null, pay: null, hoursPerWeek: null, remote: null, tutor: null },
  ...{ levels: [], languages: [], skills: [] },
}
const fields = `kind terms { startsOn length { count unit } rhythm { atCompany atSchool unit } pay { from to currency per }
  hoursPerWeek remote levels languages { language level } skills tutor { name position } }`

const post = (title: string, more: object = {}) =>
  act(claire, 'postJob', {
    employerId: cosling,
    ...advert(title),
    kind: 'APPRENTICESHIP',
    schoolIds: [school],
    ...more,
  })
const read = async (by: Pick<Somebody, 'query'>, id: string) =>
  (await by.query(`query ($id: ID!) { job(id: $id) { ${fields} } }`, { id })).job
const approved = async (title: string, more?: object) => {
  const job = await post(title, more)
  await act(helene, 'approveJob', { jobReviewId: job.reviews[0].id })
  return job.id as string
}

test('HU-39 a candidate reads what an offer says, each part of it', async () => {
  const id = await approved('Tout est dit', { terms })
  expect(await read(ines, id)).toEqual({ kind: 'APPRENTICESHIP', terms })
})

test('HU-39 an offer of which nothing is said has terms that say nothing', async () => {
  expect(await read(claire, (await post('Rien')).id)).toEqual({ kind: 'APPRENTICESHIP', terms: unsaid })
})

test('HU-39 a professionalisation contract is a contract of its own', async () => {
  const { id } = await post('Pro', { kind: 'PROFESSIONALISATION', terms: { rhythm: terms.rhythm } })
  expect(await read(claire, id)).toMatchObject({ kind: 'PROFESSIONALISATION', terms: { rhythm: terms.rhythm } })
})

test('HU-39 a pay whose end is below its beginning is refused where it stands, and nothing is posted', async () => {
  const pay = { from: 1500, to: 1400, per: 'MONTH' }
  expect(await post('À rebours', { terms: { pay } })).toEqual({
    __typename: 'ActionRefused',
    code: 'INVALID_INPUT',
    message: 'La rémunération la plus haute est au-dessous de la plus basse.',
    field: 'terms.pay.to',
  })
})

test('HU-39 pay is in euros unless it says otherwise', async () => {
  const { id } = await post('En euros', { terms: { pay: { from: 4.35, per: 'HOUR' } } })
  expect((await read(claire, id)).terms.pay).toEqual({ from: 4.35, to: null, currency: 'EUR', per: 'HOUR' })
})

test('HU-39 a copy has the terms of the original, or others as a whole', async () => {
  const { id: jobId } = await post('À copier', { terms })
  const same = await act(claire, 'duplicateJob', { jobId, schoolIds: [school] })
  expect((await read(claire, same.id)).terms).toEqual(terms)
  const other = await act(claire, 'duplicateJob', { jobId, schoolIds: [school], terms: { hoursPerWeek: 28 } })
  expect((await read(claire, other.id)).terms).toEqual({ ...unsaid, hoursPerWeek: 28 })
})

test('HU-39 other terms are read anew by every school that had approved the offer, the same ones by none', async () => {
  const second = await at.school('Deuxième')
  const staff = await at.staff(second, 'Deux Ieme')
  await at.approved(claire, cosling, second, staff)
  for (const [again, state] of [
    [terms, 'APPROVED'],
    [{ ...terms, hoursPerWeek: 35 }, 'PENDING'],
  ] as const) {
    const job = await post(`À deux ${state}`, { schoolIds: [school, second], terms })
    const at = (id: string) => job.reviews.find((review: { school: { id: string } }) => review.school.id === id).id
    await act(staff, 'approveJob', { jobReviewId: at(second) })
    await act(helene, 'declineJob', { jobReviewId: at(school), reasons: ['PAY_STRUCTURE'], allowResubmission: true })
    expect(await act(claire, 'resubmitJob', { jobReviewId: at(school), terms: again })).toMatchObject({
      state: 'PENDING',
    })
    const { job: seen } = await staff.query('query ($id: ID!) { job(id: $id) { reviews { state } } }', { id: job.id })
    expect(seen.reviews).toEqual([{ state }])
    expect((await read(claire, job.id)).terms).toEqual(again)
  }
})

test('HU-39 the jobs at a school are narrowed by contract, level and remote work', async () => {
  const place = await at.school('École du Filtre')
  const staff = await at.staff(place, 'Fil Tre')
  await at.approved(claire, cosling, place, staff)
  const reader = await at.candidateOf(place, 'Noé Filtre')
  for (const [title, kind, said] of [
    ['Master sur place', 'PERMANENT', { levels: ['EQF_7'], remote: 'NONE' }],
    ['Licence à distance', 'PROFESSIONALISATION', { levels: ['EQF_6'], remote: 'WHOLLY' }],
    ['Pour tous', 'PERMANENT', {}],
  ] as const) {
    const job = await post(title, { kind, terms: said, schoolIds: [place] })
    await act(staff, 'approveJob', { jobReviewId: job.reviews[0].id })
  }
  const titles = async (filter: object) => {
    const query = 'query ($at: ID!, $filter: JobFilter) { jobs(schoolId: $at, filter: $filter) { nodes { title } } }'
    const { jobs } = await reader.query(query, { at: place, filter })
    return jobs.nodes.map(({ title }: { title: string }) => title).sort()
  }
  expect(await titles({ kinds: ['PROFESSIONALISATION'] })).toEqual(['Licence à distance'])
  expect(await titles({ levels: ['EQF_7', 'EQF_8'] })).toEqual(['Master sur place', 'Pour tous'])
  expect(await titles({ remote: ['WHOLLY'] })).toEqual(['Licence à distance'])
  expect(await titles({ remote: ['NONE', 'WHOLLY'], levels: ['EQF_6'] })).toEqual(['Licence à distance'])
})

test('HU-39 who looks after the newcomer stays with its owner: no event has the name', async () => {
  const id = await approved('Encadrée', { terms })
  const rows = await at.orm.em
    .fork()
    .execute<{ data: string }[]>(`select convert_from(data, 'UTF8') as data from outbox where aggregate_id = ?`, [id])
  const said = rows.map(({ data }) => jobPosted.data.parse(JSON.parse(data)))
  const { tutor: _, ...told } = terms
  expect(said.map(({ kind, terms }) => ({ kind, terms }))).toEqual(
    said.map(() => ({ kind: 'APPRENTICESHIP', terms: told })),
  )
  expect(JSON.stringify(rows)).not.toContain('Benali')
})

test('HU-39 a candidate who comes by a link, and has never signed in, reads the offers that their school has approved', async () => {
  const file = 'cnd_01m8101zc2esksnc9dy1vwzwjf'
  const em = at.orm.em.fork()
  const enrolled = 'insert into candidate_projection (candidate_id, school_id, person_id) values (?, ?, ?)'
  await em.execute(enrolled, [file, school, null])
  const link = { subject: 'mch_01m8101zc2esksnc9dy1vwzwjf', act: 'ANSWER_OFFER' }
  const reader = at.api.as({ sub: file, name: 'Zoé Blanc', link })
  const [open, waiting] = [await approved('À lire', { terms }), (await post('Pas encore', { terms })).id]
  expect(await read(reader, open)).toMatchObject({ terms: { tutor: { name: 'Nadia Benali' } } })
  expect(await read(reader, waiting)).toBeNull()
  await em.execute('update candidate_projection set person_id = ? where candidate_id = ?', [ines.id, file])
  expect(await read(reader, open)).toBeNull()
})
