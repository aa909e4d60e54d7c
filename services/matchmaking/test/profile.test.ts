import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type interviewConfirmed, interviewRequested } from '@passerelle/contracts'
import { type CandidateId, type EmployerId, newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { settle, type TestClaims } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { byLink, candidate, colleague, does, matched, namedSchool, schoolId, staff } from './matches.ts'
import { fairOf, type School, say, somebody, staffOf, startSchool, userOf } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const said = {
  presentation: 'Je cherche une équipe.',
  skills: ['SQL', 'Python'],
  languages: [{ language: 'en-GB', level: 'B2' }],
  places: ['Lyon', 'Genève'],
  availableFrom: '2027-02-01',
  rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
  documents: [{ kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' }],
}
const unsaid = {
  ...{ presentation: null, skills: [], languages: [], places: [], availableFrom: null, rhythm: null, documents: [] },
}
const fields = `presentation skills languages { language level } places availableFrom rhythm { atCompany atSchool unit }
  documents { kind name url }`
const ofOwner = 'audiences { part audience } changedAt changedBy { id }'
const parts = ['PRESENTATION', 'SKILLS', 'LANGUAGES', 'PLACES', 'AVAILABILITY', 'DOCUMENTS']

type Answer = { code?: string; profile: Record<string, unknown> }

async function act(who: TestClaims, name: 'updateProfile' | 'setProfileAudience', input: object): Promise<Answer> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { result: ${name}(input: $input) {
    ... on Candidate { profile { ${fields} ${ofOwner} } } ... on Refusal { code message field } } }`
  return (await school.api.as(who).query(document, { input })).result
}
const update = (who: TestClaims, candidateId: string, profile: object) =>
  act(who, 'updateProfile', { candidateId, profile })
const open = (who: TestClaims, candidateId: string, audience: string, which: readonly string[] = parts) =>
  act(who, 'setProfileAudience', { candidateId, parts: which, audience })

/** What somebody reads of a profile, by query and by reference, which must be the same; null where they do not read of the candidate. */
async function read(who: TestClaims, id: string, more = '') {
  const profile = `profile { ${fields} ${more} }`
  const query = `query ($id: ID!) { candidate(id: $id) { ${profile} } }`
  const reference = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Candidate { ${profile} } } }`
  const { candidate } = await school.api.as(who).query(query, { id })
  const { _entities } = await school.api.as(who).query(reference, { r: [{ __typename: 'Candidate', id }] })
  expect(_entities).toEqual([candidate])
  return candidate?.profile ?? null
}

/** Somebody with a profile. */
async function withProfile() {
  const talent = await candidate(school)
  await update(talent, talent.id, said)
  return talent
}

/** How a profile is read behind one of the links of a match's mail. */
async function readByLink(who: TestClaims, matchId: string) {
  const query = `query ($id: ID!) { match(id: $id) { candidate { profile { ${fields} } } } }`
  const { match } = await school.api.as(who).query(query, { id: matchId })
  return match && (match.candidate?.profile ?? null)
}

describe('what it says', () => {
  test('HU-39 a candidate says all of it, and reads it with who reads which part', async () => {
    const talent = await candidate(school)
    const changed = await update(talent, talent.id, said)
    expect(changed.profile).toEqual({
      ...said,
      audiences: parts.map((part) => ({ part, audience: 'IN_TOUCH' })),
      changedAt: expect.any(String),
      changedBy: { id: talent.sub },
    })
    expect(await read(talent, talent.id)).toEqual(said)
  })

  test('HU-39 a profile of which nothing was said says nothing', async () => {
    const talent = await candidate(school)
    expect(await read(talent, talent.id, 'changedAt changedBy { id }')).toEqual({
      ...unsaid,
      ...{ changedAt: null, changedBy: null },
    })
  })

  test('HU-39 what is left out of a change stays, what is null is gone', async () => {
    const talent = await withProfile()
    const changed = await update(talent, talent.id, { skills: ['Rust'], rhythm: null, presentation: null })
    expect(changed.profile).toMatchObject({ ...said, skills: ['Rust'], rhythm: null, presentation: null })
  })

  test('HU-39 staff with MANAGE_CANDIDATES write it for the file, and it says who has', async () => {
    const talent = await withProfile()
    const changed = await update(staff, talent.id, { places: ['Nantes'] })
    expect(changed.profile).toMatchObject({ ...said, places: ['Nantes'], changedBy: { id: staff.sub } })
  })

  test('HU-39 what does not fit is refused where it stands, and nothing changes', async () => {
    const talent = await withProfile()
    const languages = [...said.languages, { language: 'EN-GB', level: 'C1' }]
    expect(await update(talent, talent.id, { skills: [], languages })).toEqual({
      code: 'INVALID_INPUT',
      message: 'La langue en-GB figure deux fois.',
      field: 'profile.languages.1.language',
    })
    expect(await read(talent, talent.id)).toEqual(said)
  })

  test('HU-39 of changes at once none is lost, whether it is the first or not', async () => {
    for (const rounds of [1, 2, 3, 4]) {
      const talent = await candidate(school)
      if (rounds > 2) await update(talent, talent.id, { skills: ['Rust'] })
      await Promise.all([
        update(talent, talent.id, { skills: said.skills }),
        update(staff, talent.id, { places: said.places }),
        ...parts.map((part) => open(talent, talent.id, 'SCHOOL', [part])),
      ])
      expect(await read(talent, talent.id, 'audiences { audience }')).toMatchObject({
        ...{ skills: said.skills, places: said.places },
        audiences: parts.map(() => ({ audience: 'SCHOOL' })),
      })
    }
  })
})

describe('import', () => {
  const level = 'EQF_6'
  test('HU-39 a school enters candidates with their level and profile, and a wrong one for its own row', async () => {
    const rows = [
      somebody({ level, profile: said }),
      somebody({ profile: { ...said, places: [' '] } }),
      somebody({ profile: {} }),
    ]
    const { results } = await say(school, staff, 'enrolCandidates', { schoolId, candidates: rows })
    expect(results[1]).toMatchObject({ code: 'INVALID_INPUT', field: 'candidates.1.profile.places.0' })
    expect(await read(staff, results[0].id)).toEqual(said)
    expect(await read(staff, results[2].id, 'changedAt')).toEqual({ ...unsaid, changedAt: null })
    const query = 'query ($id: ID!) { candidate(id: $id) { level } }'
    expect((await school.api.as(staff).query(query, { id: results[0].id })).candidate).toEqual({ level })
  })

  test('HU-39 a level is changed and taken away like what one studies', async () => {
    const { id: candidateId } = await say(school, staff, 'enrolCandidate', { schoolId, ...somebody({ level }) })
    const changed = `mutation ($input: UpdateCandidateInput!) { result: updateCandidate(input: $input) {
      ... on Candidate { level } ... on Refusal { message } } }`
    const levelAfter = async (input: object) =>
      (await school.api.as(staff).query(changed, { input: { candidateId, ...input } })).result.level
    expect([await levelAfter({ programme: 'Droit' }), await levelAfter({ level: 'EQF_7' })]).toEqual([level, 'EQF_7'])
    expect(await levelAfter({ level: null })).toBeNull()
  })

  test('HU-39 somebody entered twice keeps the profile that is theirs', async () => {
    const details = somebody()
    const { id } = await say(school, staff, 'enrolCandidate', { schoolId, ...details, profile: said })
    const again = await say(school, staff, 'enrolCandidate', { schoolId, ...details, profile: { skills: ['Rust'] } })
    expect(again).toMatchObject({ code: 'ALREADY_ENROLLED', candidate: { id } })
    expect(await read(staff, id)).toEqual(said)
  })
})

describe('who may', () => {
  test('HU-39 nobody but the candidate says who reads it, not even the school', async () => {
    const talent = await withProfile()
    expect(await open(staff, talent.id, 'ACQUAINTED')).toMatchObject({ code: 'FORBIDDEN' })
    const stranger = await candidate(school)
    expect(await open(stranger, talent.id, 'ACQUAINTED')).toMatchObject({ code: 'NOT_FOUND' })
    expect((await open(talent, talent.id, 'SCHOOL')).profile.audiences).toEqual(
      parts.map((part) => ({ part, audience: 'SCHOOL' })),
    )
  })

  test('HU-39 staff without MANAGE_CANDIDATES, companies and other candidates write nothing', async () => {
    const { id: matchId, talent, contact } = await matched(school)
    const writes = (who: TestClaims) => update(who, talent.id, { skills: ['Rust'] })
    expect(await writes(staffOf(schoolId, 'MANAGE_MATCHES'))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await writes(contact)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await writes(byLink(contact, matchId, 'ACCEPT_CANDIDATE'))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await writes(staffOf(newId('sch'), 'MANAGE_CANDIDATES'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await writes(await candidate(school))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await read(talent, talent.id)).toEqual(unsaid)
  })

  test('HU-39 any staff of the school read all of it, and its keys that read candidates', async () => {
    const talent = await withProfile()
    await open(talent, talent.id, 'SCHOOL')
    expect(await read(staffOf(schoolId), talent.id, ofOwner)).toMatchObject({ ...said, changedBy: { id: talent.sub } })
    const key = (scope: string): TestClaims => ({
      sub: newId('key'),
      name: 'Partner',
      key: { id: newId('key'), school: schoolId, scopes: [scope] },
    })
    expect(await read(key('READ_CANDIDATES'), talent.id, 'changedAt')).toMatchObject(said)
    expect(await read(key('READ_EVENTS'), talent.id)).toBeNull()
  })
})

describe('companies', () => {
  const employerAtFair = async (talent: { id: CandidateId }) => {
    const employer = newId('emp')
    const fair = fairOf(school, employer, talent.id)
    await fair.opens()
    await fair.registers()
    return { employer, recruiter: userOf(employer) }
  }
  const interviewWith = (candidateId: CandidateId, employerId: EmployerId) => {
    const interview = { ...interviewRequested.example, id: newId('itv'), employerId, candidateId, matchId: null }
    type Told = Partial<Omit<typeof interview, 'status' | 'sentBy'>> &
      Pick<typeof interviewConfirmed.example, 'status' | 'sentBy'>
    return async (told: Told) => {
      await school.rest.says(interviewRequested, { ...interview, ...told })
      await settle(school.service)
    }
  }

  test('HU-39 a company at the same fair reads what is open to whoever may read of the candidate, part by part', async () => {
    const talent = await withProfile()
    const { recruiter } = await employerAtFair(talent)
    expect(await read(recruiter, talent.id, ofOwner)).toEqual({
      ...unsaid,
      ...{ audiences: null, changedAt: null, changedBy: null },
    })
    await open(talent, talent.id, 'ACQUAINTED', ['SKILLS', 'AVAILABILITY'])
    const { skills, availableFrom, rhythm } = said
    expect(await read(recruiter, talent.id)).toEqual({ ...unsaid, skills, availableFrom, rhythm })
    await open(talent, talent.id, 'SCHOOL', ['SKILLS'])
    expect(await read(recruiter, talent.id)).toEqual({ ...unsaid, availableFrom, rhythm })
  })

  test('HU-39 an interview puts a company in touch once the candidate asks or accepts, until somebody says no', async () => {
    const talent = await withProfile()
    const { employer, recruiter } = await employerAtFair(talent)
    const seen = async () => ((await read(recruiter, talent.id)).skills as string[]).length > 0
    const theirs = interviewWith(talent.id, employer)
    await theirs({ status: 'REQUESTED', sentBy: 'RECRUITER' })
    expect(await seen()).toBe(false)
    for (const [status, open] of [
      ['IN_SCHEDULING', true],
      ['CONFIRMED', true],
      ['COMPLETED', true],
      ['CANCELLED', false],
      ['REJECTED', false],
    ] as const) {
      await theirs({ status, sentBy: 'RECRUITER' })
      expect([status, await seen()]).toEqual([status, open])
    }
    await interviewWith(talent.id, employer)({ status: 'REQUESTED', sentBy: 'TALENT' })
    expect(await seen()).toBe(true)
    await open(talent, talent.id, 'SCHOOL')
    expect(await seen()).toBe(false)
  })

  test('HU-39 an interview with one company opens nothing to another', async () => {
    const talent = await withProfile()
    const { recruiter } = await employerAtFair(talent)
    await interviewWith(talent.id, newId('emp'))({ status: 'CONFIRMED', sentBy: 'TALENT' })
    expect(await read(recruiter, talent.id)).toEqual(unsaid)
  })

  test('HU-39 a match puts its contact in touch once the candidate takes the offer, until somebody says no', async () => {
    const { id: matchId, talent, contact } = await matched(school, { accepted: false })
    await update(talent, talent.id, said)
    const seen = async () => ((await read(contact, talent.id)).skills as string[]).length > 0
    expect(await seen()).toBe(false)
    await does(school, talent, 'answerOffer', { matchId, accept: true })
    expect(await seen()).toBe(true)
    await does(school, talent, 'answerOffer', { matchId, accept: false })
    expect(await seen()).toBe(false)
    await does(school, talent, 'answerOffer', { matchId, accept: true })
    await does(school, contact, 'refuseCandidate', { matchId })
    expect(await seen()).toBe(false)
    await does(school, contact, 'acceptCandidate', { matchId, startsAt: '2027-03-07T09:00:00.000Z' })
    expect(await seen()).toBe(true)
  })

  test('HU-39 behind a link the contact reads as the company, and behind the one to the job nothing', async () => {
    const { id: matchId, talent, contact } = await matched(school)
    await update(talent, talent.id, said)
    await open(talent, talent.id, 'SCHOOL', ['PRESENTATION'])
    for (const act of ['VIEW_CANDIDATE', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'] as const) {
      expect(await readByLink(byLink(contact, matchId, act), matchId)).toEqual({ ...said, presentation: null })
    }
    expect(await readByLink(byLink(contact, matchId, 'VIEW_JOB'), matchId)).toBeNull()
    await does(school, contact, 'refuseCandidate', { matchId })
    await open(talent, talent.id, 'ACQUAINTED', ['SKILLS'])
    const after = await readByLink(byLink(contact, matchId, 'REFUSE_CANDIDATE'), matchId)
    expect(after).toEqual({ ...unsaid, skills: said.skills })
  })

  test('HU-39 a colleague of the contact is not in touch by the match', async () => {
    const { talent, employerId } = await matched(school)
    await update(talent, talent.id, said)
    await open(talent, talent.id, 'ACQUAINTED')
    expect(await read(await colleague(school, employerId), talent.id)).toBeNull()
  })
})

test('HU-39 nothing of a profile is told to other services', async () => {
  const talent = await withProfile()
  await update(staff, talent.id, { presentation: 'Motsecret' })
  const orm = await createOrm({ url: school.databaseUrl, entities, migrations })
  const told = await orm.em.execute(`select 1 from outbox where convert_from(data, 'UTF8') ~ 'Motsecret|Python|Genève'`)
  await orm.close()
  expect(told).toEqual([])
})
