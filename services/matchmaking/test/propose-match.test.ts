import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { employerUserRemoved, jobClosed, matchProposed } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, until } from '@passerelle/testkit'
import { candidate, colleague, company, does, namedSchool, post, readMatch, schoolId, staff } from './matches.ts'
import { type School, staffOf, startSchool, stranger } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

test('HU-05 HU-06 HU-21 HU-22 HU-23 HU-27 a match shows in the contact’s list at once, with documents and a first entry', async () => {
  const { contact, job, employerId } = await company(school)
  const talent = await candidate(school)
  const documents = [
    { kind: 'CV', name: 'cv', url: 'https://files.example.org/cv.pdf' },
    { kind: 'TRANSCRIPT', name: 'test_bulletin', url: 'https://files.example.org/b.pdf' },
    { kind: 'DIPLOMA', name: 'test', url: 'https://files.example.org/d.pdf' },
    { kind: 'COVER_LETTER', name: 'LM', url: 'https://files.example.org/lm.pdf' },
    { kind: 'OTHER', name: 'Lettre de recommandation', url: 'https://files.example.org/r.pdf' },
  ]
  const heard = await school.hears([matchProposed])
  const comment = 'Une candidate que nous recommandons.'
  const proposed = await does(school, staff, 'proposeMatch', { candidateId: talent.id, jobId: job, documents, comment })
  const list = 'query ($id: ID!) { myMatches(schoolId: $id) { totalCount edges { node { id } } } }'
  const { myMatches } = await school.api.as(contact).query(list, { id: schoolId })
  expect(myMatches).toEqual({ totalCount: 1, edges: [{ node: { id: proposed.id } }] })
  const at = '2026-11-22T09:00:00.000Z'
  expect(await readMatch(school, contact, proposed.id)).toMatchObject({
    state: 'PROPOSED',
    schoolName: 'École Rive Gauche',
    jobTitle: 'Ingénieure logiciel',
    companyName: 'Cosling',
    contactName: 'Camille Roux',
    candidate: { id: talent.id, name: talent.name },
    documents,
    proposedAt: at,
    proposedBy: { id: staff.sub },
    contact: { id: contact.user },
    ...{ offerAnswer: null, companyAnswer: null, appointment: null, appointmentAnswer: null, interview: null },
    viewerActions: [],
    journal: {
      nodes: [
        {
          number: 1,
          at,
          subject: 'SCHOOL',
          action: 'PROPOSED',
          authorName: 'Benoît Martin',
          author: { id: staff.sub },
          onBehalf: false,
          channel: 'INTERFACE',
          comment,
        },
      ],
    },
  })
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
  expect(await propose({ jobId: newId('job') })).toBe('NOT_FOUND')
  expect(await propose({ jobId: elsewhere })).toBe('JOB_NOT_APPROVED')
  expect(await propose({ jobId: job, contactId: foreign.contact.user })).toBe('CONTACT_NOT_ACTIVE')
  expect(await propose({ jobId: job, contactId: 'nobody' })).toBe('CONTACT_NOT_ACTIVE')
  const http = [{ kind: 'CV', name: 'cv', url: 'http://files.example.org/cv.pdf' }]
  expect(await propose({ jobId: job, documents: http })).toBe('DOCUMENT_INVALID')
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
