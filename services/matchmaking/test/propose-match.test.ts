import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { employerUserRemoved, jobClosed, matchProposed } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, stranger, until } from '@passerelle/testkit'
import { candidate, colleague, company, does, namedSchool, post, readMatch, schoolId, staff } from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const documents = [
  { kind: 'CV', name: 'cv', url: 'https://files.example.org/cv.pdf' },
  { kind: 'TRANSCRIPT', name: 'test_bulletin', url: 'https://files.example.org/b.pdf' },
  { kind: 'DIPLOMA', name: 'test', url: 'https://files.example.org/d.pdf' },
  { kind: 'COVER_LETTER', name: 'LM', url: 'https://files.example.org/lm.pdf' },
  { kind: 'OTHER', name: 'Lettre de recommandation', url: 'https://files.example.org/r.pdf' },
]
const comment = 'Une candidate que nous recommandons.'

/** A match that staff have just proposed, and how its contact reads it. */
async function proposal() {
  const { contact, job, employerId } = await company(school)
  const talent = await candidate(school)
  const heard = await school.hears([matchProposed])
  school.clock.advance(60_000)
  const at = school.clock().toISOString()
  const input = { candidateId: talent.id, jobId: job, documents, comment }
  const proposed = await does(school, staff, 'proposeMatch', input)
  return { contact, employerId, talent, heard, at, proposed, seen: await readMatch(school, contact, proposed.id) }
}

test('HU-06 a match shows in the contact’s list at once', async () => {
  const { contact, proposed } = await proposal()
  const list = 'query ($id: ID!) { myMatches(schoolId: $id) { totalCount edges { node { id } } } }'
  const { myMatches } = await school.api.as(contact).query(list, { id: schoolId })
  expect(myMatches).toEqual({ totalCount: 1, edges: [{ node: { id: proposed.id } }] })
})

test('HU-05 the contact reads the candidate and the CV', async () => {
  const { seen, talent } = await proposal()
  expect(seen.candidate).toEqual({ id: talent.id, name: talent.name })
  expect(seen.documents[0]).toEqual(documents[0])
})

test('HU-21 the contact reads which school proposes for which job, when and to whom', async () => {
  const { at, contact, seen } = await proposal()
  expect(seen).toMatchObject({
    state: 'PROPOSED',
    schoolName: 'École Rive Gauche',
    jobTitle: 'Ingénieure logiciel',
    companyName: 'Cosling',
    contactName: 'Camille Roux',
    proposedAt: at,
    proposedBy: { id: staff.sub },
    contact: { id: contact.user },
  })
})

test('HU-22 each kind of document has a name of its own', async () => {
  expect((await proposal()).seen.documents).toEqual(documents)
})

test('HU-23 answers that were not given are empty', async () => {
  const none = { offerAnswer: null, companyAnswer: null, appointment: null, appointmentAnswer: null, interview: null }
  expect((await proposal()).seen).toMatchObject(none)
})

test('HU-25 the contact decides nothing yet', async () => {
  expect((await proposal()).seen.viewerActions).toEqual([])
})

test('HU-27 the first entry of the journal says who proposed, and when', async () => {
  const { at, seen } = await proposal()
  expect(seen.journal.nodes).toMatchObject([
    {
      ...{ number: 1, at, subject: 'SCHOOL', action: 'PROPOSED', channel: 'INTERFACE', onBehalf: false, comment },
      ...{ authorName: 'Benoît Martin', author: { id: staff.sub } },
    },
  ])
})

test('EV-02 a proposal is told with its whole state', async () => {
  const { at, contact, employerId, heard, proposed, talent } = await proposal()
  await until('the fact', () => heard.length > 0)
  expect(heard[0]).toMatchObject({
    aggregateId: proposed.id,
    actor: staff.sub,
    data: {
      schoolId,
      employerId,
      contactUserId: contact.user,
      candidatePersonId: talent.sub,
      state: 'PROPOSED',
      round: 0,
      schoolName: 'École Rive Gauche',
      candidateName: talent.name,
      change: { subject: 'SCHOOL', author: staff.sub, channel: 'INTERFACE', comment, at },
    },
  })
})

test('HU-06 the contact is who posted the job, or a colleague whom the school chooses', async () => {
  const { employerId, contact, job } = await company(school)
  const other = await colleague(school, employerId)
  const talent = await candidate(school)
  const first = await does(school, staff, 'proposeMatch', { candidateId: talent.id, jobId: job })
  expect(first.contact.id).toBe(contact.user)
  const second = await post(school, { employerId, postedBy: contact.sub, approvedAt: [schoolId] })
  await settle(school.service)
  const chosen = await does(school, staff, 'proposeMatch', {
    candidateId: talent.id,
    jobId: second,
    contactId: other.user,
  })
  expect(chosen).toMatchObject({ contact: { id: other.user }, contactName: 'Léa Petit' })
})

test('HU-20 a match needs a job that the school has approved and a contact who works for the company', async () => {
  const { employerId, contact, job } = await company(school)
  const elsewhere = await post(school, { employerId, postedBy: contact.sub, approvedAt: [newId('sch')] })
  const foreign = await company(school)
  const talent = await candidate(school)
  const propose = async (input: Record<string, unknown>) =>
    (await does(school, staff, 'proposeMatch', { candidateId: talent.id, ...input })).code
  expect(await propose({ jobId: newId('job') })).toBe('JOB_NOT_APPROVED')
  expect(await propose({ jobId: elsewhere })).toBe('JOB_NOT_APPROVED')
  expect(await propose({ jobId: job, contactId: foreign.contact.user })).toBe('CONTACT_NOT_ACTIVE')
  expect(await propose({ jobId: job, contactId: 'nobody' })).toBe('CONTACT_NOT_ACTIVE')
  for (const url of [
    'http://files.example.org/cv.pdf',
    'https://a:b@example.org/cv.pdf',
    'https://192.168.1.4/cv.pdf',
  ]) {
    const documents = [{ kind: 'CV', name: 'cv', url }]
    expect([url, await propose({ jobId: job, documents })]).toEqual([url, 'DOCUMENT_INVALID'])
  }
  expect(await propose({ jobId: job, comment: 'x'.repeat(2001) })).toBe('INVALID_INPUT')
  await school.rest.says(employerUserRemoved, {
    id: contact.user,
    employerId,
    personId: contact.sub,
    role: 'RECRUITER',
    active: false,
  })
  await settle(school.service)
  expect(await propose({ jobId: job })).toBe('CONTACT_NOT_ACTIVE')
  const { job: closing } = await company(school)
  await settle(school.service)
  await school.rest.says(jobClosed, {
    ...jobClosed.example,
    id: closing,
    reviews: [{ ...jobClosed.example.reviews[0]!, schoolId, state: 'CLOSED' }],
  })
  await settle(school.service)
  expect(await propose({ jobId: closing })).toBe('JOB_NOT_APPROVED')
})

test('AC-04 only staff of the candidate’s school who manage matches propose one', async () => {
  const { contact, job } = await company(school)
  const talent = await candidate(school)
  const input = { candidateId: talent.id, jobId: job }
  expect(await does(school, staffOf(schoolId, 'MANAGE_CANDIDATES'), 'proposeMatch', input)).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await does(school, talent, 'proposeMatch', input)).toMatchObject({ code: 'FORBIDDEN' })
  const strangers = [staffOf(newId('sch'), 'MANAGE_MATCHES'), stranger(), contact]
  for (const who of strangers)
    expect(await does(school, who, 'proposeMatch', input)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await does(school, staff, 'proposeMatch', { ...input, candidateId: 'cnd_x' })).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('HU-06 a candidate and a job have one match under way, also when two colleagues propose it at once', async () => {
  const { contact, job } = await company(school)
  for (let round = 0; round < 3; round++) {
    const talent = await candidate(school)
    const input = { candidateId: talent.id, jobId: job }
    const answers = await Promise.all(Array.from({ length: 6 }, () => does(school, staff, 'proposeMatch', input)))
    const [first, ...others] = answers.filter(({ code }) => code === undefined)
    expect(others).toEqual([])
    const refused = answers.filter(({ code }) => code === 'ALREADY_MATCHED')
    expect(refused.map(({ match }) => match.id)).toEqual(Array(5).fill(first.id))
    await does(school, talent, 'answerOffer', { matchId: first.id, accept: true })
    await does(school, contact, 'refuseCandidate', { matchId: first.id })
    const again = await does(school, staff, 'proposeMatch', input)
    expect(again.state).toBe('PROPOSED')
    const startsAt = '2026-12-07T09:00:00.000Z'
    expect(await does(school, contact, 'acceptCandidate', { matchId: first.id, startsAt })).toMatchObject({
      __typename: 'AlreadyMatched',
      match: { id: again.id },
    })
    expect((await readMatch(school, staff, first.id)).journal.nodes).toHaveLength(3)
  }
})
