import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { act } from './act.ts'
import { type Network, startNetwork } from './network.ts'

let network: Network
beforeAll(async () => {
  network = await startNetwork()
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

test('SI-11 (part) a company changes hands at the gateway: both are told, and each may from then on what their role says', async () => {
  const camille = await network.as('camille@example.org', { name: 'Camille Roux' })
  const thomas = await network.as('thomas@example.org', { name: 'Thomas Lefebvre' })
  const company = { name: 'Atelier Boréal', registrationNumber: '73282932000074' }
  const { id: employerId } = await act(camille, 'registerEmployer', 'Employer { id }', company)
  const as = { employerId, email: 'thomas@example.org', name: 'Thomas Lefebvre', role: 'RECRUITER' }
  const { id: employerUserId } = await act(camille, 'addEmployerUser', 'EmployerUser { id }', as)
  await network.settle()
  await act(camille, 'proposeOwnership', 'Employer { id }', { employerUserId })
  await network.settle()
  expect(await newest(thomas)).toBe('OWNERSHIP_PROPOSED')
  await act(thomas, 'acceptOwnership', 'Employer { id }', { employerId })
  await network.settle()
  for (const who of [camille, thomas]) expect(await newest(who)).toBe('OWNERSHIP_HANDED_OVER')
  const told = network.mails().filter(({ subject }) => subject.startsWith('Atelier Boréal a un nouveau propriétaire'))
  expect(told.map(({ to }) => to[0]).sort()).toEqual(['camille@example.org', 'thomas@example.org'])
  const query = 'query ($id: ID!) { employer(id: $id) { users { nodes { id role person { name } } } } }'
  const { employer } = await camille.query(query, { id: employerId })
  const [first, second] = employer.users.nodes
  expect([first.role, second.role]).toEqual(['ADMIN', 'OWNER'])
  await expect(act(camille, 'proposeOwnership', 'Employer { id }', { employerUserId: first.id })).rejects.toThrow(
    'FORBIDDEN',
  )
  await act(thomas, 'proposeOwnership', 'Employer { id }', { employerUserId: first.id })
})

async function newest(who: TestPerson): Promise<string> {
  return (await who.query('{ myNotices(first: 1) { nodes { kind } } }')).myNotices.nodes[0]?.kind
}
