import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let owner: Somebody
let employer: EmployerId
/** Each decides once, so that no author can stand in for another. */
let [first, second, third]: Somebody[] = []
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  owner = await at.signIn('Olga Owner')
  employer = await at.employer(owner)
  ;[first, second, third] = await Promise.all(
    ['Ada First', 'Bea Second', 'Cleo Third'].map((name) => at.staff(school, name)),
  )
})
afterAll(() => at[Symbol.asyncDispose]())

async function history(type: 'Approval' | 'JobReview', id: string): Promise<[fact: string, by: string | null][]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { history { nodes { fact by { id } } } } } }`
  const { node } = await first!.query(query, { id })
  return node.history.nodes.map(({ fact, by }: { fact: string; by: { id: string } | null }) => [fact, by?.id ?? null])
}

test('AC-05 the history of an approval names who asked, who approved and who ended it', async () => {
  const { id } = await act(owner, 'requestApproval', { employerId: employer, schoolId: school })
  await act(first!, 'approveEmployer', { approvalId: id })
  await act(second!, 'declineEmployer', { approvalId: id, reason: 'Plus de place.' })
  await act(third!, 'approveEmployer', { approvalId: id })
  expect(await history('Approval', id)).toEqual([
    ['REQUESTED', owner.id],
    ['APPROVED', first!.id],
    ['DECLINED', second!.id],
    ['APPROVED', third!.id],
  ])
})

test('AC-05 the history of a job names who posted it, who asked about it, who approved and who declined it', async () => {
  const poster = await at.signIn('Paul Poster')
  const company = await at.employer(poster, 'Poster')
  await at.approved(poster, company, school, first!)
  const { reviews } = await act(poster, 'postJob', { employerId: company, ...advert(), schoolIds: [school] })
  const jobReviewId = reviews[0].id
  await act(first!, 'askAboutJob', { jobReviewId, question: 'Où ?' })
  await act(second!, 'approveJob', { jobReviewId })
  await act(third!, 'declineJob', { jobReviewId, reasons: ['LOCATION'] })
  const told = await history('JobReview', jobReviewId)
  expect(told[0]).toEqual(['SUBMITTED', poster.id])
  expect(told.slice(1).map(([, by]) => by)).toEqual([first!.id, second!.id, third!.id])
  expect(told.slice(2).map(([fact]) => fact)).toEqual(['APPROVED', 'DECLINED'])
})
