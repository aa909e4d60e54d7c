import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { employerChanged, jobChanged } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { settle, type TestClaims, testDatabase } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { type MatchesArgs, myMatchesAt } from '../src/match/matches-of.ts'
import { candidate, company, does, namedSchool, post, schoolId, staff } from './matches.ts'
import { type School, say, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

/** A contact with two jobs, at each of which one candidate is proposed. */
async function listed() {
  const { contact, employerId, job } = await company(school, [schoolId], 'Verrerie Ségur')
  const second = await post(school, { employerId, postedBy: contact.sub, approvedAt: [schoolId], title: 'Œnologue' })
  await settle(school.service)
  const matches = []
  for (const jobId of [job, second]) {
    const talent = await candidate(school)
    const { id } = await does(school, staff, 'proposeMatch', { candidateId: talent.id, jobId })
    matches.push({ id: id as string, talent })
  }
  return { contact, employerId, first: { ...matches[0]!, job }, second: matches[1]! }
}

async function found(who: TestClaims, filter: object): Promise<string[]> {
  const document = `query ($s: ID!, $f: MatchFilter) { myMatches(schoolId: $s, filter: $f) { totalCount nodes { id } } }`
  const { nodes, totalCount } = (await school.api.as(who).query(document, { s: schoolId, f: filter })).myMatches
  expect(totalCount).toBe(nodes.length)
  return nodes.map(({ id }: { id: string }) => id)
}

test('HU-37 a contact finds a match by the name of its candidate, its job or its company, however it is written', async () => {
  const { contact, first, second } = await listed()
  const [name] = first.talent.name.split(' ').slice(-1) as [string]
  expect(await found(contact, { search: name.toUpperCase() })).toEqual([first.id])
  expect(await found(contact, { search: 'oenolog' })).toEqual([second.id])
  expect(await found(contact, { search: '  segur  ingénieure ' })).toEqual([first.id])
  expect(await found(contact, { search: 'ségur' })).toEqual([second.id, first.id])
  expect(await found(contact, { search: '' })).toEqual([second.id, first.id])
  for (const nothing of ['oenologue ingenieure', '%', 'x'.repeat(5_000)])
    expect([nothing, await found(contact, { search: nothing })]).toEqual([nothing, []])
})

test('HU-37 a contact narrows the list to the states that they choose, and searches among those', async () => {
  const { contact, first, second } = await listed()
  await does(school, second.talent, 'answerOffer', { matchId: second.id, accept: true })
  expect(await found(contact, { states: ['CANDIDATE_ACCEPTED'] })).toEqual([second.id])
  expect(await found(contact, { states: ['PROPOSED', 'CANDIDATE_ACCEPTED'], search: 'segur' })).toEqual([
    second.id,
    first.id,
  ])
  expect(await found(contact, { states: ['CANDIDATE_ACCEPTED'], search: 'ingenieure' })).toEqual([])
})

test('HU-37 what is searched follows the names: a candidate, a job or a company that is called otherwise', async () => {
  const { contact, employerId, first, second } = await listed()
  const changed = { candidateId: first.talent.id, lastName: 'Zoubeïda' }
  await say(school, staff, 'updateCandidate', changed)
  const review = { ...jobChanged.example.reviews[0]!, schoolId, state: 'APPROVED' as const }
  const job = { id: first.job, employerId, postedBy: contact.sub, title: 'Vitrailliste', reviews: [review] }
  await school.rest.says(jobChanged, { ...jobChanged.example, ...job })
  await school.rest.says(employerChanged, { ...employerChanged.example, id: employerId, name: 'Cristallerie' })
  await settle(school.service)
  expect(await found(contact, { search: 'zoubeida vitrail' })).toEqual([first.id])
  expect(await found(contact, { search: 'cristal' })).toEqual([second.id, first.id])
  for (const former of ['ingenieure', 'segur']) expect(await found(contact, { search: former })).toEqual([])
})

test('HU-37 a search tells a contact nothing of what they do not see: address, birth date or other people’s matches', async () => {
  const { contact, first } = await listed()
  const other = await listed()
  expect(await found(contact, { search: first.talent.email })).toEqual([])
  expect(await found(contact, { search: other.first.talent.name })).toEqual([])
})

/** Of one contact, among all. */
const [several, many] = [250, 100_000]

test('HU-37 among 100,000 matches of a school no list, search or filter of one contact reads them all', async () => {
  await using database = await testDatabase('matchmaking_many', { entities, migrations })
  const orm = await createOrm({ url: database.url, entities, migrations })
  const em = orm.em.fork()
  await em.execute(`insert into job_projection (id, employer_id, title, search_title, posted_by, approved_at)
    select 'job_' || n, 'emp_' || n, 'Ingénieur', 'ingenieur', 'per_1', '{}' from generate_series(1, 2000) n`)
  await em.execute(`insert into employer_projection (id, name, search_name)
    select 'emp_' || n, 'Verrerie', 'verrerie' from generate_series(1, 2000) n`)
  await em.execute(
    `insert into candidate (id, school_id, first_name, last_name, birth_date, email, campaign, identity_key, sort_name,
       search_text, enrolled_by, enrolled_at)
     select 'cnd_' || n, 'sch_1', 'Ines', 'Roy', '2003-05-17', 'i' || n, '2026', n, 'roy ines ' || n, '', 'per_1', now()
     from generate_series(1, 20000) n`,
  )
  await em.execute(
    `insert into match (id, school_id, candidate_id, candidate_person_id, job_id, employer_id, contact_user_id,
       contact_person_id, documents, proposed_by, proposed_at, state, round, last_step)
     select 'mch_' || n, 'sch_1', 'cnd_' || 1 + n % 20000, 'per_' || n % 20000, 'job_' || 1 + n / 51, 'emp_' || 1 + n / 51,
       'eus_' || n % ${many / several}, 'per_c', '[]', 'per_1', now() - n * interval '1 minute',
       (array['PROPOSED', 'CANDIDATE_REFUSED', 'CANDIDATE_ACCEPTED'])[1 + n % 3], 0, 0
     from generate_series(1, ${many}) n`,
  )
  await em.execute('analyze')
  const plans: string[] = []
  const explaining = {
    execute: async (sql: string, values: unknown[]) => {
      plans.push(JSON.stringify(await em.execute(`explain (analyze, format json) ${sql}`, values)))
      return []
    },
  }
  const viewer = { personId: newId('per'), employers: () => [{ user: 'eus_7' }] } as unknown as Viewer
  const lists = myMatchesAt({ em: explaining as never, viewer })
  const filters: MatchesArgs['filter'][] = [
    {},
    { states: ['CANDIDATE_ACCEPTED'] },
    { states: ['PROPOSED', 'CANDIDATE_ACCEPTED'] },
    { search: 'roy' },
    { search: 'nobody' },
    { search: 'nobody', states: ['CANDIDATE_ACCEPTED'] },
  ]
  for (const filter of filters)
    for (const orderBy of ['NEWEST', 'OLDEST'] as const) {
      const page = await lists('sch_1', { filter, orderBy })
      await page.count()
    }
  expect(plans).toHaveLength(2 * 2 * filters.length)
  for (const plan of plans) expect(plan).not.toContain('Seq Scan')
  const rows = plans.flatMap((plan) => [...plan.matchAll(/"(?:Actual Rows|Rows Removed[^"]*)": ?([\d.]+)/g)])
  expect(Math.max(...rows.map(([, count]) => Number(count)))).toBe(several)
  await orm.close()
}, 60_000)
