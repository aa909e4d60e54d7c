import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  candidateEnrolled,
  type InterviewState,
  interviewConfirmed,
  interviewPlanned,
  personRegistered,
} from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, person } from './support/world.ts'

let on: Notifications
const [schoolId, otherSchoolId] = [newId('sch'), newId('sch')]
const candidate = { ...candidateEnrolled.example, id: newId('cnd'), schoolId, personId: ines.id }
const [claire, stranger] = [person('Claire Dupré'), person('Stéphane Renard')]
const outside = { eventId: null, eventName: null, hostId: null, candidateId: candidate.id }

beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille, claire, stranger]) await on.happen(personRegistered, one)
  await on.happen(candidateEnrolled, candidate)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const as = (who: { id: PersonId }) => on.api.as({ sub: who.id })
/** Staff of a school; of the candidate's unless said otherwise. */
const staff = (school = schoolId, permissions: string[] = []) =>
  on.api.as({ sub: claire.id, staff: [{ school, permissions }] })
type Client = ReturnType<typeof as>

const shown = `id response origin answeredAt startsAt companyName otherName comment addressFailed person { id }`
async function entity(client: Client, representation: object, selection: string) {
  const { data } = await client.ask(`query ($them: [_Any!]!) { _entities(representations: $them) { ${selection} } }`, {
    them: [representation],
  })
  return data?._entities?.[0]
}
const listFor = async (client: Client, args = '') =>
  (
    await entity(
      client,
      { __typename: 'Candidate', id: candidate.id },
      `... on Candidate { id invitations${args} { totalCount edges { node { ${shown} } } pageInfo { hasNextPage endCursor } } }`,
    )
  ).invitations
const nodesFor = async (client: Client) =>
  (await listFor(client)).edges.map(({ node }: { node: object }) => node) as Record<string, unknown>[]

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

test('PE-06 PE-07 PE-08 staff of the candidate’s school see what the candidate answered outside fairs, with its origin and time', async () => {
  const planned = await happens(interview({ ...outside, origin: 'PLANNED', changedBy: camille.id }))
  expect(await nodesFor(staff())).toEqual([])
  await invite(planned.id)
  await on.settle()
  on.clock.advance(60_000)
  await happens(interview({ ...outside, origin: 'MATCH', matchId: newId('mch'), companyName: 'Atelier' }))
  const [newer, older] = await nodesFor(staff())
  expect([newer, older]).toMatchObject([
    { response: 'NONE', origin: null, answeredAt: null, companyName: 'Atelier', person: { id: ines.id } },
    { response: 'NONE', origin: null, answeredAt: null, companyName: 'Cosling', otherName: camille.name },
  ])
  await answer(older!.id, 'DECLINED')
  await on.settle()
  // What the candidate wrote to those who meet, and what is known of addresses, is not the school's.
  const seen = { response: 'DECLINED', origin: 'INTERFACE', answeredAt: on.clock().toISOString() }
  expect((await nodesFor(staff()))[1]).toMatchObject({ ...seen, comment: null, addressFailed: null })
  expect((await nodesFor(as(ines)))[1]).toMatchObject({ ...seen, comment: 'Avec plaisir.' })
  // The same by way of the interview, and of it only the candidate's.
  const { invitations } = await entity(
    staff(),
    { __typename: 'Interview', id: planned.id },
    `... on Interview { invitations { nodes { ${shown} } } messages { totalCount } replies { nodes { id } } invitationDraft { state } }`,
  )
  expect(invitations.nodes).toMatchObject([{ ...seen, person: { id: ines.id }, comment: null }])
})

test('PE-06 AC-04 staff of another school, a stranger and the company by way of the file see no answer', async () => {
  const [known] = await nodesFor(staff())
  const all = ['MANAGE_CANDIDATES', 'MANAGE_MATCHES', 'APPROVE_EMPLOYERS']
  for (const client of [staff(otherSchoolId, all), as(stranger), as(camille)]) expect(await listFor(client)).toBeNull()
  for (const client of [staff(otherSchoolId, all), as(stranger)]) {
    expect(await entity(client, { __typename: 'Invitation', id: known!.id }, '... on Invitation { id }')).toBeNull()
    const { data } = await client.ask(`query ($id: ID!) { invitation(id: $id) { id response } }`, { id: known!.id })
    expect(data?.invitation ?? null).toBeNull()
  }
  const link = on.api.as({ sub: ines.id, link: { subject: known!.id as never, act: 'ANSWER_INVITATION' } })
  expect(await listFor(link)).toBeNull()
})

test('PE-06 TS-01 at a fair the two who meet are alone: the school does not see the answer', async () => {
  const before = await listFor(staff())
  const atFair = await happens(interview({ candidateId: candidate.id }))
  expect(await listFor(staff())).toEqual(before)
  const of = { __typename: 'Interview', id: atFair.id }
  expect((await entity(staff(), of, `... on Interview { invitations { nodes { id } } }`)).invitations.nodes).toEqual([])
  expect(
    (await entity(as(ines), of, `... on Interview { invitations { nodes { id } } }`)).invitations.nodes,
  ).toHaveLength(2)
})

test('PE-06 GQ-05 the answers of a candidate come in pages, newest first', async () => {
  await happens(interview({ ...outside, origin: 'MATCH', matchId: newId('mch') }))
  const all = (await nodesFor(staff())).map(({ id }) => id)
  expect(all).toHaveLength(3)
  const walked: unknown[] = []
  let after = ''
  for (let more = true; more; ) {
    const page = await listFor(staff(), `(first: 1${after})`)
    expect(page.totalCount).toBe(3)
    walked.push(...page.edges.map(({ node }: { node: { id: string } }) => node.id))
    more = page.pageInfo.hasNextPage
    after = `, after: "${page.pageInfo.endCursor}"`
  }
  expect(walked).toEqual(all)
})
