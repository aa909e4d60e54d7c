import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let claire: Somebody
let rival: Somebody
let cosling: EmployerId
let lumiere: EmployerId
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  claire = await at.signIn('Claire Petit')
  rival = await at.signIn('Rita Rival')
  cosling = await company(claire, 'Cosling', { city: 'Nantes', industry: 'Logiciel', size: 'UP_TO_49' })
  lumiere = await company(rival, 'Société Lumière', { city: 'Orléans', industry: 'Énergie', size: 'FROM_5000' })
})
afterAll(() => at[Symbol.asyncDispose]())

/** Each a second after the one before, so that lists have an order to show. */
async function company(owner: Somebody, name: string, profile: object): Promise<EmployerId> {
  at.clock.advance(1_000)
  const employerId = await at.employer(owner, name)
  await act(owner, 'updateEmployer', { employerId, name, ...profile })
  return employerId
}

async function posted(owner: Somebody, employerId: string, title: string, more: object, place = school) {
  at.clock.advance(1_000)
  const job = await act(owner, 'postJob', { employerId, ...advert(title), schoolIds: [place], ...more })
  return job.reviews[0].id as string
}

interface List {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
  nodes: any[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string }
}

/** What a list gives, page by page, two at once; each page counts the whole of it. */
async function all(ask: (after: string | null) => Promise<List>): Promise<List['nodes']> {
  const found: List['nodes'] = []
  for (let after: string | null = null; ; ) {
    const { nodes, totalCount, pageInfo }: List = await ask(after)
    found.push(...nodes)
    if (!pageInfo.hasNextPage) {
      expect(totalCount).toBe(found.length)
      return found
    }
    after = pageInfo.endCursor
  }
}

const page = 'totalCount pageInfo { hasNextPage endCursor }'

describe('jobs', () => {
  let recruit: (args?: object, person?: Somebody) => Promise<string[]>
  let queue: (args?: object) => Promise<string[]>
  let ofCosling: (args?: object) => Promise<string[]>
  beforeAll(async () => {
    await at.approved(claire, cosling, school, helene)
    await at.approved(rival, lumiere, school, helene)
    const approve = (jobReviewId: string) => act(helene, 'approveJob', { jobReviewId })
    await approve(await posted(claire, cosling, 'Développeuse', { kind: 'PERMANENT' }))
    await approve(await posted(rival, lumiere, 'Électricien', { kind: 'APPRENTICESHIP', city: 'ORLEANS' }))
    await approve(await posted(claire, cosling, 'Stage en développement', { kind: 'INTERNSHIP', city: null }))
    await posted(rival, lumiere, 'Commerciale', { kind: 'INTERNSHIP', city: 'Orléans' })
    const declined = await posted(claire, cosling, 'Testeuse', { kind: 'FIXED_TERM', city: 'Saint-Nazaire' })
    await act(helene, 'declineJob', { jobReviewId: declined, reasons: ['LOCATION'] })

    recruit = async (args = {}, person = helene) => {
      const query = `query ($at: ID!, $filter: JobFilter, $orderBy: JobOrder! = NEWEST, $after: String) {
        jobs(schoolId: $at, filter: $filter, orderBy: $orderBy, first: 2, after: $after) { ${page} nodes { title } } }`
      const jobs = await all(async (after) => (await person.query(query, { at: school, ...args, after })).jobs)
      return jobs.map(({ title }) => title)
    }
    queue = async (args = {}) => {
      const query = `query ($at: ID!, $filter: JobReviewFilter, $orderBy: JobReviewOrder! = OLDEST, $after: String) { school(id: $at) {
        jobReviews(filter: $filter, orderBy: $orderBy, first: 2, after: $after) { ${page} nodes { job { title } } } } }`
      const found = await all(
        async (after) => (await helene.query(query, { at: school, ...args, after })).school.jobReviews,
      )
      return found.map(({ job }) => job.title)
    }
    ofCosling = async (args = {}) => {
      const query = `query ($of: ID!, $filter: EmployerJobFilter, $orderBy: JobOrder! = NEWEST, $after: String) { employer(id: $of) {
        jobs(filter: $filter, orderBy: $orderBy, first: 2, after: $after) { ${page} nodes { title } } } }`
      const found = await all(
        async (after) => (await claire.query(query, { of: cosling, ...args, after })).employer.jobs,
      )
      return found.map(({ title }) => title)
    }
  })

  test('GQ-05 jobs of a school come the last submitted first, or the first', async () => {
    const newest = ['Stage en développement', 'Électricien', 'Développeuse']
    expect(await recruit()).toEqual(newest)
    expect(await recruit({ orderBy: 'OLDEST' })).toEqual(newest.toReversed())
  })

  test.each([
    [{ search: 'DEVELOPPEMENT' }, ['Stage en développement']],
    [{ search: 'develop cosling' }, ['Stage en développement', 'Développeuse']],
    [{ search: 'lumière' }, ['Électricien']],
    [{ search: '%' }, []],
    [{ kinds: ['PERMANENT', 'APPRENTICESHIP'] }, ['Électricien', 'Développeuse']],
    [{ kinds: [] }, []],
    [{ city: 'orléans' }, ['Électricien']],
    [{ city: '—' }, []],
    [{ kinds: ['PERMANENT'], city: 'Orléans' }, []],
    [{ employerId: 'emp_\0' }, []],
  ])('GQ-05 jobs of a school filtered by %p are %p', async (filter, titles) => {
    expect(await recruit({ filter })).toEqual(titles)
  })

  test('GQ-05 jobs of a school are filtered by company', async () => {
    expect(await recruit({ filter: { employerId: lumiere } })).toEqual(['Électricien'])
  })

  test('AC-04 staff find jobs in any state at their school, candidates only what was published', async () => {
    const candidate = await at.candidateOf(school, 'Inès Marchand')
    const filter = { states: ['PENDING', 'DECLINED', 'APPROVED'] }
    const published = ['Stage en développement', 'Électricien', 'Développeuse']
    expect(await recruit({ filter })).toEqual(['Testeuse', 'Commerciale', ...published])
    expect(await recruit({ filter }, candidate)).toEqual(published)
    expect(await recruit({ filter: { states: ['DECLINED'] } }, candidate)).toEqual([])
  })

  test('GQ-05 the queue comes the first submitted first, or the last', async () => {
    const oldest = ['Développeuse', 'Électricien', 'Stage en développement', 'Commerciale']
    expect(await queue()).toEqual(oldest)
    expect(await queue({ orderBy: 'NEWEST' })).toEqual(oldest.toReversed())
  })

  test('GQ-05 the queue is filtered by state, word, kind, city and company', async () => {
    expect(await queue({ filter: { states: ['DECLINED', 'PENDING'] } })).toEqual(['Commerciale', 'Testeuse'])
    expect(await queue({ filter: { states: ['DECLINED'] } })).toEqual(['Testeuse'])
    expect(await queue({ filter: { search: 'electr' } })).toEqual(['Électricien'])
    expect(await queue({ filter: { kinds: ['INTERNSHIP'], city: 'Orleans' } })).toEqual(['Commerciale'])
    expect(await queue({ filter: { employerId: cosling } })).toEqual(['Développeuse', 'Stage en développement'])
  })

  test('GQ-05 jobs of a company are filtered, and come in both orders', async () => {
    const newest = ['Testeuse', 'Stage en développement', 'Développeuse']
    expect(await ofCosling()).toEqual(newest)
    expect(await ofCosling({ orderBy: 'OLDEST' })).toEqual(newest.toReversed())
    expect(await ofCosling({ filter: { search: 'develop' } })).toEqual(['Stage en développement', 'Développeuse'])
    expect(await ofCosling({ filter: { kinds: ['FIXED_TERM'], city: 'SAINT NAZAIRE' } })).toEqual(['Testeuse'])
  })
})

describe('companies', () => {
  const companies = async (args: object): Promise<string[]> => {
    const query = `query ($filter: EmployerFilter, $orderBy: EmployerOrder! = NAME, $after: String) {
      employers(filter: $filter, orderBy: $orderBy, first: 2, after: $after) { ${page} nodes { name } } }`
    const found = await all(async (after) => (await claire.query(query, { ...args, after })).employers)
    return found.map(({ name }) => name)
  }
  beforeAll(async () => {
    await company(claire, 'Atelier', { city: 'Nantes', industry: 'Énergie', size: 'UP_TO_9' })
  })

  test('GQ-05 companies come by name, or the last entered first', async () => {
    const filter = { sizes: ['UP_TO_9', 'UP_TO_49', 'FROM_5000'] }
    expect(await companies({ filter })).toEqual(['Atelier', 'Cosling', 'Société Lumière'])
    expect(await companies({ filter, orderBy: 'NEWEST' })).toEqual(['Atelier', 'Société Lumière', 'Cosling'])
  })

  test.each([
    [{ city: 'NANTES' }, ['Atelier', 'Cosling']],
    [{ industry: 'energie' }, ['Atelier', 'Société Lumière']],
    [{ industry: '!' }, []],
    [{ sizes: ['UP_TO_49', 'FROM_5000'] }, ['Cosling', 'Société Lumière']],
    [{ search: 'lum', sizes: ['FROM_5000'] }, ['Société Lumière']],
    [{ city: 'Nantes', industry: 'Énergie' }, ['Atelier']],
  ])('GQ-05 companies filtered by %p are %p', async (filter, names) => {
    expect(await companies({ filter })).toEqual(names)
  })

  test('GQ-05 a company that moves is found where it is', async () => {
    const owner = await at.signIn('Nomade')
    const employerId = await company(owner, 'Nomade', { city: 'Brest' })
    await act(owner, 'updateEmployer', { employerId, city: 'Dijon' })
    expect(await companies({ filter: { city: 'brest' } })).toEqual([])
    expect(await companies({ filter: { city: 'dijon' } })).toEqual(['Nomade'])
  })

  test('GQ-05 a cursor of one order is none of another', async () => {
    const { employers } = await claire.query('{ employers(first: 1) { pageInfo { endCursor } } }')
    const wrong = await claire.ask(
      `{ employers(orderBy: NEWEST, after: "${employers.pageInfo.endCursor}") { totalCount } }`,
    )
    expect(wrong.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})

describe('approvals', () => {
  let place: SchoolId
  let staff: Somebody
  beforeAll(async () => {
    place = await at.school('École des Listes')
    staff = await at.staff(place, 'Lise Taille')
    at.clock.advance(1_000)
    await at.approved(claire, cosling, place, staff)
    at.clock.advance(1_000)
    await act(rival, 'requestApproval', { employerId: lumiere, schoolId: place })
  })

  const asked = async (args: object): Promise<string[]> => {
    const query = `query ($at: ID!, $filter: ApprovalFilter, $orderBy: ApprovalOrder! = OLDEST, $after: String) { school(id: $at) {
      approvals(filter: $filter, orderBy: $orderBy, first: 1, after: $after) { ${page} nodes { employer { name } } } } }`
    const found = await all(async (after) => (await staff.query(query, { at: place, ...args, after })).school.approvals)
    return found.map(({ employer }) => employer.name)
  }

  test('GQ-05 approvals come the first to ask first, or the last', async () => {
    expect(await asked({})).toEqual(['Cosling', 'Société Lumière'])
    expect(await asked({ orderBy: 'NEWEST' })).toEqual(['Société Lumière', 'Cosling'])
  })

  test.each([
    [{ states: ['PENDING'] }, ['Société Lumière']],
    [{ states: ['PENDING', 'APPROVED'] }, ['Cosling', 'Société Lumière']],
    [{ search: 'soc' }, ['Société Lumière']],
    [{ city: 'nantes' }, ['Cosling']],
    [{ industry: 'energie' }, ['Société Lumière']],
    [{ sizes: ['UP_TO_49'] }, ['Cosling']],
    [{ states: ['PENDING'], city: 'Nantes' }, []],
  ])('HS-27 approvals filtered by %p are of %p', async (filter, names) => {
    expect(await asked({ filter })).toEqual(names)
  })

  describe('of one company', () => {
    const schools = ['École 1', 'École 2', 'École 3', 'École 4', 'École 5']
    let asking: EmployerId
    let staff: Somebody
    beforeAll(async () => {
      asking = await company(claire, 'Asking', {})
      for (const name of schools) {
        at.clock.advance(1_000)
        const schoolId = await at.school(name)
        if (name === 'École 2') staff = await at.staff(schoolId, 'Deux Liste')
        await act(claire, 'requestApproval', { employerId: asking, schoolId })
      }
    })
    const of = async (person: Somebody, orderBy = 'OLDEST') => {
      const query = `query ($of: ID!, $orderBy: ApprovalOrder!, $after: String) { employer(id: $of) {
        approvals(orderBy: $orderBy, first: 2, after: $after) { ${page} nodes { school { name } } } } }`
      const found = await all(
        async (after) => (await person.query(query, { of: asking, orderBy, after })).employer.approvals,
      )
      return found.map(({ school: { name } }) => name)
    }

    test('GQ-05 all are there for itself, page by page, in both orders', async () => {
      expect(await of(claire)).toEqual(schools)
      expect(await of(claire, 'NEWEST')).toEqual(schools.toReversed())
    })

    test('AC-04 staff read their own, and another company none', async () => {
      expect(await of(staff)).toEqual(['École 2'])
      const { employer } = await rival.query(`query ($of: ID!) { employer(id: $of) { approvals { totalCount } } }`, {
        of: asking,
      })
      expect(employer.approvals).toBeNull()
    })
  })
})

test('GQ-05 what happened to an approval and to a job is read page by page, oldest first', async () => {
  const place = await at.school('École du Passé')
  const staff = await at.staff(place, 'Aude Archive')
  const owner = await at.signIn('Hugo History')
  const employerId = await company(owner, 'History', {})
  const approvalId = await at.approved(owner, employerId, place, staff)
  const review = await posted(owner, employerId, 'Archiviste', {}, place)
  await act(staff, 'askAboutJob', { jobReviewId: review, question: 'Où ?' })
  await act(staff, 'approveJob', { jobReviewId: review })
  for (const grant of ['grantAutoApproval', 'revokeAutoApproval']) await act(staff, grant, { approvalId })
  const facts = async (type: string, id: string) => {
    const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on ${type} {
      history(first: 2, after: $after) { ${page} nodes { fact } } } } }`
    return (await all(async (after) => (await staff.query(query, { id, after })).node.history)).map(({ fact }) => fact)
  }
  expect(await facts('JobReview', review)).toEqual(['SUBMITTED', 'ASKED', 'APPROVED'])
  const granted = ['AUTO_APPROVAL_GRANTED', 'AUTO_APPROVAL_REVOKED']
  expect(await facts('Approval', approvalId)).toEqual(['REQUESTED', 'APPROVED', ...granted])
})

test("GQ-05 a school's staff is read page by page, since the longest first, also when permissions change", async () => {
  const place = await at.school('Académie du Port')
  const names = ['Ada Un', 'Bea Deux', 'Cleo Trois']
  for (const name of names) {
    at.clock.advance(1_000)
    await at.staff(place, name)
  }
  at.clock.advance(1_000)
  const ada = await at.staff(place, names[0]!, ['MANAGE_EVENTS'])
  const query = `query ($id: ID!, $after: String) { school(id: $id) { staff(first: 2, after: $after) { ${page} nodes { person { name } } } } }`
  const staff = await all(async (after) => (await ada.query(query, { id: place, after })).school.staff)
  expect(staff.map(({ person }) => person.name)).toEqual(names)
})
