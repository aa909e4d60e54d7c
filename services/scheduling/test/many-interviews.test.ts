import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { testDatabase } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { myInformationalInterviews } from '../src/interview/my-interviews.ts'

/** Of one person, among all. */
const [mine, many] = [200, 50_000]

test('II-18 among many interviews the list of one’s own outside events reads one’s own, whichever part one has in them', async () => {
  await using database = await testDatabase('scheduling_many', { entities, migrations })
  const orm = await createOrm({ url: database.url, entities, migrations })
  const em = orm.em.fork()
  const [me, company] = [newId('per'), newId('emp')]
  // One in a thousand is mine: as its talent, recruiter, planner or one more interviewer.
  await em.execute(
    `insert into interview (id, employer_id, company_name, candidate_id, talent, talent_name, recruiter, recruiter_name, planned_by,
       planned_by_name, interviewers, kind, origin, sent_by, status, starts_at, ends_at, time_zone, sequence, requested_at,
       changed_at, history, place, no_shows)
     select 'itv_' || n, case when n % 1000 between 1 and 4 then ? else 'emp_' || n % 500 end, 'Éole', 'cnd_' || n,
       case n % 1000 when 1 then ? else 'per_t' || n end, 'Inès', case n % 1000 when 2 then ? else 'per_r' || n end, 'Zoé',
       case n % 1000 when 3 then ? end, case n % 1000 when 3 then 'Nina' end,
       case n % 1000 when 4 then jsonb_build_array(jsonb_build_object('personId', ?::text, 'name', 'Omar')) else '[]' end,
       'INFORMATIONAL', 'PLANNED', 'RECRUITER', 'COMPLETED', now(), now() + interval '1 hour', 'Europe/Paris', 0, now(), now(), '[]', '{}', '[]'
     from generate_series(1, ${many}) n`,
    [company, me, me, me, me],
  )
  await em.execute('analyze interview')
  const plans: string[] = []
  const explaining = {
    execute: async (sql: string, values: unknown[]) => {
      plans.push(JSON.stringify(await em.execute(`explain (analyze, format json) ${sql}`, values)))
      return []
    },
  }
  const viewer = { personId: me, employers: () => [{ employer: company }] } as unknown as Viewer
  const page = await myInformationalInterviews(explaining as never, viewer, {})
  await page.count()
  expect(plans).toHaveLength(2)
  for (const plan of plans) expect(plan).not.toContain('Seq Scan')
  const rows = plans.flatMap((plan) => [...plan.matchAll(/"(?:Actual Rows|Rows Removed[^"]*)": ?([\d.]+)/g)])
  expect(Math.max(...rows.map(([, count]) => Number(count)))).toBe(mine)
  await orm.close()
})
