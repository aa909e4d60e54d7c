import { folded } from '@passerelle/kernel'
import { type DemoCompany, type DemoRecruiter, demoCompanies, type Standing } from '../demo/companies.ts'
import { type Actor, perform, type School, type World } from './world.ts'

export interface Recruiter extends DemoRecruiter {
  readonly caller: Actor
  readonly company: Company
  /** As a user of the company, `eus_…`; unknown for the one who registered it. */
  readonly userId?: string
}

export interface Company extends Omit<DemoCompany, 'people'> {
  readonly id: string
  /** Registered the company, and owns it. */
  readonly owner: Actor
  readonly recruiters: readonly Recruiter[]
}

/** A dozen companies, each as far with each school as the demo says. */
export function foundCompanies(world: World): Promise<Company[]> {
  return Promise.all(demoCompanies.map((company) => found(world, company)))
}

async function found(world: World, company: DemoCompany): Promise<Company> {
  const { name, registrationNumber, city, industry, zone } = company
  const [first, ...colleagues] = company.people
  const owner = world.as({ ...first!, zone })
  const input = { name, registrationNumber, city, industry, title: first!.title, website: websiteOf(name) }
  const { id } = await perform<{ id: string }>(owner, 'registerEmployer', 'Employer { id }', input)
  const decisions = [
    decide(owner, id, world.schools.riveGauche, company.atRiveGauche, company.declinedBecause),
    decide(owner, id, world.schools.leman, company.atLeman, company.declinedBecause),
  ]
  const joining = colleagues.map(({ email, name, title, role = 'RECRUITER' }) =>
    perform<{ id: string }>(owner, 'addEmployerUser', 'EmployerUser { id }', {
      employerId: id,
      email,
      name,
      title,
      role,
    }),
  )
  const [users] = await Promise.all([Promise.all(joining), ...decisions])
  const founded: Company = { ...company, id, owner, recruiters: [] }
  const recruiters = company.people.map((person, index) => ({
    ...person,
    userId: users[index - 1]?.id,
    caller: world.as({ ...person, zone }),
    company: founded,
  }))
  return Object.assign(founded, { recruiters })
}

async function decide(
  owner: Actor,
  employerId: string,
  school: School,
  standing: Standing,
  why?: string,
): Promise<void> {
  if (standing === 'UNKNOWN') return
  const asked = { employerId, schoolId: school.id }
  const { id: approvalId } = await perform<{ id: string }>(owner, 'requestApproval', 'Approval { id }', asked)
  if (standing === 'DECLINED') {
    await perform(school.staff, 'declineEmployer', 'Approval { id }', { approvalId, reason: why })
  }
  if (standing === 'APPROVED' || standing === 'TRUSTED') {
    await perform(school.staff, 'approveEmployer', 'Approval { id }', { approvalId })
  }
  if (standing === 'TRUSTED') {
    const note = 'Recrute chez nous depuis six ans, offres toujours en règle.'
    await perform(school.staff, 'grantAutoApproval', 'Approval { id }', { approvalId, note })
  }
}

function websiteOf(name: string): string {
  const plain = folded(name).replaceAll(' ', '-')
  return `https://${plain}.example.org`
}
