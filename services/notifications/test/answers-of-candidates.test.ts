import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  candidateEnrolled,
  type InterviewState,
  interviewConfirmed,
  interviewPlanned,
  personRegistered,
} from '@passerelle/contracts'
import { type EmployerId, newId, type PersonId } from '@passerelle/kernel'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

let on: Notifications
const [schoolId, otherSchoolId] = [newId('sch'), newId('sch')]
const [claire, stranger] = [person('Claire Dupré'), person('Stéphane Renard')]

beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, claire, stranger]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

/** A file of Inès at the school. */
async function enrolled() {
  const candidate = { ...candidateEnrolled.example, id: newId('cnd'), schoolId, personId: ines.id }
  await on.happen(candidateEnrolled, candidate)
  return candidate
}
type File = Awaited<ReturnType<typeof enrolled>>

const as = (who: { id: PersonId }) => on.api.as({ sub: who.id })
/** Staff of a school; of the candidate's unless said otherwise. */
const staff = (school = schoolId, permissions: string[] = []) =>
  on.api.as({ sub: claire.id, staff: [{ school, permissions }] })
/** Somebody of a company who takes part in nothing. */
const worksFor = (employer: EmployerId, role: 'REPRESENTATIVE' | 'RECRUITER' | 'OWNER' = 'RECRUITER') =>
  on.api.as({ sub: stranger.id, employers: [{ employer, user: newId('eus'), role }] })
type Client = ReturnType<typeof as>

const shown = `id response origin answeredAt startsAt companyName otherName comment addressFailed person { id }`
async function entity(client: Client, representation: object, selection: string) {
  const { data } = await client.ask(`query ($them: [_Any!]!) { _entities(representations: $them) { ${selection} } }`, {
    them: [representation],
  })
  return data?._entities?.[0]
}
const listFor = async (client: Client, candidate: File, args = '') =>
  (
    await entity(
      client,
      { __typename: 'Candidate', id: candidate.id },
      `... on Candidate { id invitations${args} { totalCount edges { node { ${shown} } } pageInfo { hasNextPage endCursor } } }`,
    )
  ).invitations
const nodesFor = async (client: Client, candidate: File) =>
  (await listFor(client, candidate)).edges.map(({ node }: { node: object }) => node) as Record<string, unknown>[]

async function happens(itv: InterviewState): Promise<InterviewState> {
  await on.happen(itv.origin === 'PLANNED' ? interviewPlanned : interviewConfirmed, itv)
  await on.settle()
  on.clock.advance(60_000)
  return itv
}
const answer = (invitationId: unknown, response: string) =>
  as(ines).query(`mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { __typename } }`, {
    input: { invitationId, response, comment: 'Avec plaisir.' },
  })
const invite = (interviewId: string) =>
  as(camille).query(`mutation ($input: InviteToInterviewInput!) { inviteToInterview(input: $input) { __typename } }`, {
    input: { interviewId },
  })

/** What the candidate is invited to outside a fair: planned by Camille a minute before the appointment of a match. */
async function invited() {
  const candidate = await enrolled()
  const outside = { eventId: null, eventName: null, hostId: null, candidateId: candidate.id }
  const planned = await happens(interview({ ...outside, origin: 'PLANNED', changedBy: camille.id }))
  await invite(planned.id)
  await on.settle()
  on.clock.advance(60_000)
  await happens(interview({ ...outside, origin: 'MATCH', matchId: newId('mch'), companyName: 'Atelier' }))
  return { candidate, outside, planned }
}

test('PE-08 staff of the candidate’s school see each invitation outside fairs, and that it is not answered yet', async () => {
  const { candidate } = await invited()
  expect(await nodesFor(staff(), candidate)).toMatchObject([
    { response: 'NONE', origin: null, answeredAt: null, companyName: 'Atelier', person: { id: ines.id } },
    { response: 'NONE', origin: null, answeredAt: null, companyName: 'Cosling', otherName: camille.name },
  ])
})

test('PE-01 what is only planned is no invitation to see', async () => {
  const candidate = await enrolled()
  const outside = { eventId: null, eventName: null, hostId: null, candidateId: candidate.id }
  await happens(interview({ ...outside, origin: 'PLANNED', changedBy: camille.id }))
  expect(await nodesFor(staff(), candidate)).toEqual([])
})

test('PE-06 staff of the candidate’s school see the answer with its origin and time, and not what was written to those who meet', async () => {
  const { candidate, planned } = await invited()
  const [, older] = await nodesFor(staff(), candidate)
  await answer(older!.id, 'DECLINED')
  await on.settle()
  const seen = { response: 'DECLINED', origin: 'INTERFACE', answeredAt: on.clock().toISOString() }
  expect((await nodesFor(staff(), candidate))[1]).toMatchObject({ ...seen, comment: null, addressFailed: null })
  expect((await nodesFor(as(ines), candidate))[1]).toMatchObject({ ...seen, comment: 'Avec plaisir.' })
  // The same by way of the interview, and of it only the candidate's.
  const { invitations } = await entity(
    staff(),
    { __typename: 'Interview', id: planned.id },
    `... on Interview { invitations { nodes { ${shown} } } messages { totalCount } replies { nodes { id } } invitationDraft { state } }`,
  )
  expect(invitations.nodes).toMatchObject([{ ...seen, person: { id: ines.id }, comment: null }])
})

test('PE-06 whoever recruits for the company sees the answer with its origin and time, and not what was written to those who meet', async () => {
  const { candidate, planned } = await invited()
  const colleague = worksFor(planned.employerId)
  const [known] = await nodesFor(colleague, candidate)
  expect(known).toMatchObject({ companyName: 'Cosling', response: 'NONE', origin: null, answeredAt: null })
  await answer(known!.id, 'ACCEPTED')
  await on.settle()
  const seen = { id: known!.id, response: 'ACCEPTED', origin: 'INTERFACE', answeredAt: on.clock().toISOString() }
  const [answered, ...more] = await nodesFor(colleague, candidate)
  expect(answered).toMatchObject({ ...seen, comment: null, addressFailed: null, person: { id: ines.id } })
  expect(more).toEqual([])
  const of = { __typename: 'Interview', id: planned.id }
  const asked = `... on Interview { talentInvitation { ${shown} answers { response } } invitation { id } invitations { nodes { ${shown} } }
    messages { totalCount } replies { nodes { id } } invitationDraft { state } }`
  expect(await entity(colleague, of, asked)).toEqual({
    ...{ talentInvitation: { ...answered, answers: null }, invitation: null, invitations: { nodes: [answered] } },
    ...{ messages: { totalCount: 0 }, replies: { nodes: [] }, invitationDraft: null },
  })
})

test('PE-06 a colleague without the right to recruit, and another company, see no answer', async () => {
  const { candidate, planned } = await invited()
  const of = { __typename: 'Interview', id: planned.id }
  for (const client of [worksFor(planned.employerId, 'REPRESENTATIVE'), worksFor(newId('emp'), 'OWNER')]) {
    expect(await listFor(client, candidate)).toBeNull()
    expect(await entity(client, of, '... on Interview { talentInvitation { id } }')).toEqual({ talentInvitation: null })
  }
})

test('AC-04 staff of another school and a stranger see no answer', async () => {
  const { candidate } = await invited()
  const [known] = await nodesFor(staff(), candidate)
  const all = ['MANAGE_CANDIDATES', 'MANAGE_MATCHES', 'APPROVE_EMPLOYERS']
  for (const client of [staff(otherSchoolId, all), as(stranger)]) {
    expect(await listFor(client, candidate)).toBeNull()
    expect(await entity(client, { __typename: 'Invitation', id: known!.id }, '... on Invitation { id }')).toBeNull()
    const { data } = await client.ask(`query ($id: ID!) { invitation(id: $id) { id response } }`, { id: known!.id })
    expect(data?.invitation ?? null).toBeNull()
  }
  const link = on.api.as({ sub: ines.id, link: { subject: known!.id as never, act: 'ANSWER_INVITATION' } })
  expect(await listFor(link, candidate)).toBeNull()
})

test('TS-01 at a fair the two who meet are alone: neither the school nor the owner of the company sees the answer', async () => {
  const candidate = await enrolled()
  const atFair = await happens(interview({ candidateId: candidate.id }))
  expect((await listFor(staff(), candidate)).edges).toEqual([])
  const of = { __typename: 'Interview', id: atFair.id }
  for (const client of [staff(schoolId, ['MANAGE_EVENTS']), worksFor(atFair.employerId, 'OWNER')]) {
    const seen = await entity(client, of, `... on Interview { invitations { nodes { id } } talentInvitation { id } }`)
    expect(seen).toEqual({ invitations: { nodes: [] }, talentInvitation: null })
  }
  expect(
    (await entity(as(ines), of, `... on Interview { invitations { nodes { id } } }`)).invitations.nodes,
  ).toHaveLength(2)
})

test('GQ-05 the answers of a candidate come in pages, newest first', async () => {
  const { candidate, outside } = await invited()
  await happens(interview({ ...outside, origin: 'MATCH', matchId: newId('mch') }))
  const all = (await nodesFor(staff(), candidate)).map(({ id }) => id)
  expect(all).toHaveLength(3)
  const walked: unknown[] = []
  let after = ''
  for (let more = true; more; ) {
    const page = await listFor(staff(), candidate, `(first: 1${after})`)
    expect(page.totalCount).toBe(3)
    walked.push(...page.edges.map(({ node }: { node: { id: string } }) => node.id))
    more = page.pageInfo.hasNextPage
    after = `, after: "${page.pageInfo.endCursor}"`
  }
  expect(walked).toEqual(all)
})
