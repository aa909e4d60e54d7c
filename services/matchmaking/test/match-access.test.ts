import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { employerUserRemoved } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, stranger, type TestClaims } from '@passerelle/testkit'
import { byLink, colleague, does, matched, named, namedSchool, readMatch, schoolId, staff } from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const startsAt = '2026-12-07T09:00:00.000Z'
const nameOf = async (who: TestClaims, id: string) =>
  (await school.api.as(who).query('query ($id: ID!) { candidate(id: $id) { name email } }', { id })).candidate

test('AC-04 a match is for its school’s staff, its contact and its candidate; no colleague, no stranger', async () => {
  const { id, contact, talent, employerId } = await matched(school)
  for (const who of [staff, contact, talent]) expect(await readMatch(school, who, id)).toMatchObject({ id })
  const owner = {
    ...(await colleague(school, employerId)),
    employers: [{ employer: employerId, user: newId('eus'), role: 'OWNER' }],
  }
  const formerContact = { sub: contact.sub }
  const others = [
    owner,
    formerContact,
    stranger(),
    staffOf(schoolId, 'MANAGE_EVENTS'),
    staffOf(newId('sch'), 'MANAGE_MATCHES'),
  ]
  for (const who of others) {
    expect(await readMatch(school, who, id)).toBeNull()
    for (const what of [
      'answerOffer',
      'acceptCandidate',
      'refuseCandidate',
      'answerAppointment',
      'remindContact',
      'stepBack',
    ] as const) {
      const rest = {
        answerOffer: { accept: true },
        acceptCandidate: { startsAt },
        refuseCandidate: {},
        answerAppointment: { round: 1, accept: true },
        remindContact: {},
        stepBack: { step: 2 },
      }
      expect(await does(school, who, what, { matchId: id, ...rest[what] })).toMatchObject({ code: 'NOT_FOUND' })
    }
    const document = `query ($r: [_Any!]!, $s: ID!) { myMatches(schoolId: $s) { totalCount } myMatchSchools { nodes { id } } _entities(representations: $r) {
      ... on School { matches { totalCount } } ... on Candidate { matches { totalCount } } ... on Job { matches(schoolId: $s) { totalCount } } } }`
    const { job } = await readMatch(school, staff, id)
    const r = [
      { __typename: 'School', id: schoolId },
      { __typename: 'Job', id: job.id },
    ]
    const { myMatches, myMatchSchools, _entities } = await school.api.as(who).query(document, { r, s: schoolId })
    expect([myMatches.totalCount, myMatchSchools.nodes, _entities]).toEqual([
      0,
      [],
      [{ matches: null }, { matches: { totalCount: 0 } }],
    ])
  }
  for (const wrong of ['', 'mch_x', newId('mch'), talent.id]) expect(await readMatch(school, staff, wrong)).toBeNull()
})

test('HU-20 the contact knows the candidate’s name, not the address; others of the company do not', async () => {
  const { contact, talent, employerId } = await matched(school, { accepted: false })
  expect(await nameOf(contact, talent.id)).toEqual({ name: talent.name, email: null })
  expect(await nameOf(await colleague(school, employerId), talent.id)).toBeNull()
})

/** A match and the four links of its mail. */
async function linked() {
  const match = await matched(school)
  const { id: matchId, contact } = match
  return {
    ...{ ...match, matchId, same: { sub: contact.sub } },
    ...{ accept: byLink(contact, matchId, 'ACCEPT_CANDIDATE'), refuse: byLink(contact, matchId, 'REFUSE_CANDIDATE') },
    ...{ seeCandidate: byLink(contact, matchId, 'VIEW_CANDIDATE'), seeJob: byLink(contact, matchId, 'VIEW_JOB') },
  }
}

test('AC-04 a link shows what it is for, and no more', async () => {
  const { matchId, talent, accept, refuse, seeCandidate, seeJob } = await linked()
  for (const who of [accept, refuse, seeCandidate]) {
    expect(await readMatch(school, who, matchId)).toMatchObject({ candidate: { name: talent.name }, documents: [] })
    expect(await nameOf(who, talent.id)).toEqual({ name: talent.name, email: null })
  }
  expect(await readMatch(school, seeJob, matchId)).toMatchObject({
    jobTitle: 'Ingénieure logiciel',
    candidate: null,
    documents: null,
    journal: null,
  })
  expect(await nameOf(seeJob, talent.id)).toBeNull()
})

test('AC-04 a link does the one thing that it says', async () => {
  const { matchId, accept, refuse, seeCandidate, seeJob } = await linked()
  for (const who of [refuse, seeCandidate, seeJob]) {
    expect(await does(school, who, 'acceptCandidate', { matchId, startsAt })).toMatchObject({ code: 'FORBIDDEN' })
  }
  for (const who of [accept, seeCandidate, seeJob]) {
    expect(await does(school, who, 'refuseCandidate', { matchId })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await does(school, who, 'answerOffer', { matchId, accept: false })).toMatchObject({ code: 'FORBIDDEN' })
  }
})

test('AC-04 a link is for one match', async () => {
  const { matchId, same, contact, talent, accept, refuse, seeCandidate } = await linked()
  const other = await matched(school)
  for (const who of [accept, refuse, seeCandidate]) {
    expect(await readMatch(school, who, other.id)).toBeNull()
    expect(await nameOf(who, other.talent.id)).toBeNull()
    const lists = await school.api
      .as(who)
      .ask('query ($s: ID!) { myMatches(schoolId: $s) { totalCount } }', { s: schoolId })
    expect(lists.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  }
  const forged = [
    { ...refuse, sub: other.contact.sub },
    { ...same, link: { subject: matchId, act: 'ANSWER_INVITATION' } },
  ]
  const borrowed = { ...contact, link: { subject: matchId, act: 'VIEW_JOB' } }
  for (const who of forged)
    expect(await does(school, who, 'refuseCandidate', { matchId })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await does(school, borrowed, 'refuseCandidate', { matchId })).toMatchObject({ code: 'FORBIDDEN' })
  const asCandidate = { sub: talent.sub, link: { subject: 'inv_x', act: 'ANSWER_INVITATION' } }
  expect(await does(school, asCandidate, 'answerOffer', { matchId, accept: false })).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await nameOf(asCandidate, talent.id)).toBeNull()
})

test('AC-04 the links of a contact who has left the company open nothing', async () => {
  const { id: matchId, contact, talent, employerId } = await matched(school)
  const link = byLink(contact, matchId, 'REFUSE_CANDIDATE')
  expect(await readMatch(school, link, matchId)).not.toBeNull()
  await school.rest.says(employerUserRemoved, {
    id: contact.user,
    employerId,
    personId: contact.sub,
    role: 'RECRUITER',
    active: false,
  })
  await settle(school.service)
  expect(await readMatch(school, link, matchId)).toBeNull()
  expect(await nameOf(link, talent.id)).toBeNull()
  expect(await does(school, link, 'refuseCandidate', { matchId })).toMatchObject({ code: 'NOT_FOUND' })
  await named(school, contact.sub, 'Camille Roux-Petit')
})
