import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { Host } from '../src/availability/host.ts'
import { entities, migrations } from '../src/index.ts'
import { Interview } from '../src/interview/interview.ts'
import { CandidateProjection, EmployerUserProjection } from '../src/projections/projections.ts'

const before = migrations.slice(0, 2)

test('a database that has hosts and interviews is brought up to date, and keeps them', async () => {
  await using database = await testDatabase('scheduling', { entities: [], migrations: before })
  const old = await createOrm({ url: database.url, entities: [], migrations: before })
  const [host, closed, event, employer, user] = [newId('hst'), newId('hst'), newId('evt'), newId('emp'), newId('eus')]
  const addHost = (id: string, of: string, open: boolean) =>
    old.em.execute(
      `insert into host (id, event_id, employer_id, employer_user_id, person_id, booking_mode, open, days, blocked)
       values (?, ?, ?, ?, ?, 'DIRECT', ?, '[]', '[]')`,
      [id, event, employer, of, newId('per'), open],
    )
  await addHost(host, user, true)
  await addHost(closed, newId('eus'), false)
  const [interview, talent, recruiter] = [newId('itv'), newId('per'), newId('per')]
  const steps = [talent, recruiter, newId('per'), null].map((by) => ({ status: 'REQUESTED', by }))
  await old.em.execute(
    `insert into interview (id, event_id, event_name, host_id, employer_id, company_name, candidate_id, talent, talent_name,
       recruiter, recruiter_name, kind, origin, sent_by, status, time_zone, sequence, requested_at, changed_at, history)
     values (?, ?, 'Forum', ?, ?, 'Éole', ?, ?, 'Inès', ?, 'Zoé', 'JOB', 'REQUEST', 'TALENT', 'REQUESTED', 'Europe/Paris', 0,
       now(), now(), ?)`,
    [interview, event, host, employer, newId('cnd'), talent, recruiter, JSON.stringify(steps)],
  )
  await old.em.execute(
    `insert into candidate_projection (id, school_id, name) values ('cnd_1', 'sch_1', 'Inès L’Hôte')`,
  )
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await Promise.all([migrate(orm), migrate(orm)])
  const em = orm.em.fork()
  expect(await em.findOneOrFail(Interview, { id: interview })).toMatchObject({
    ...{
      kind: 'JOB',
      interviewers: [],
      questions: [],
      matchId: null,
      matchRound: null,
      whyThisCompany: null,
      noShows: [],
    },
    place: { kind: 'ROOM', address: null, room: null, phone: null, caller: null, link: null },
  })
  // Each step says for which side it was done, whoever is the recruiter later.
  const { history } = await em.findOneOrFail(Interview, { id: interview })
  expect(history.map(({ side }) => side)).toEqual(['TALENT', 'RECRUITER', null, null])
  expect(history).toMatchObject(steps.map((step) => ({ ...step, recruiterName: 'Zoé' })))
  expect(await em.findOneOrFail(Host, { id: host })).toMatchObject({ interviewKind: 'JOB', open: true })
  // Who is met at an event works for the company; of the others nothing is known until they change.
  expect(await em.find(EmployerUserProjection, {})).toMatchObject([{ id: user, employerId: employer, active: true }])
  // Recruiters find whom they could not look for before, by name at once.
  expect(await em.findOneOrFail(CandidateProjection, { id: 'cnd_1' as never })).toMatchObject({
    ...{ sortName: 'ines l hote', programme: null, graduationYear: null },
  })
  await orm.close()
})
