import { actWhenReady, type Caller, callerFor, granted, mutation, repeatable } from '@passerelle/client'
import type { Exhibitor, Run, School } from '../fair.ts'
import type { Company } from '../people.ts'

/** Each company registers, adds its recruiters, asks the school, and is approved with the school's default roles. */
export async function foundCompanies(run: Run, school: School, companies: readonly Company[]): Promise<Exhibitor[]> {
  run.progress.phase('companies register and are approved', companies.length)
  return Promise.all(
    companies.map(async (company) => {
      const ownerCaller = callerFor(run.campus, company.owner)
      const id = await register(ownerCaller, company)
      await Promise.all(company.recruiters.map((recruiter) => addUser(ownerCaller, id, recruiter)))
      const approvalId = await requestApproval(ownerCaller, id, school.id)
      granted(await run.staff.act(approve, { input: { approvalId } }, () => approved(ownerCaller, id)))
      run.progress.step()
      return { ...company, id, ownerCaller }
    }),
  )
}

async function register(owner: Caller, company: Company): Promise<string> {
  const input = { name: company.title, registrationNumber: company.registrationNumber, city: 'Lausanne' }
  const { id } = granted(
    await owner.act<{ id: string }>(registerEmployer, { input }, async () => {
      const { me } = await owner.ask<{ me: { employerUsers: { employer: { id: string } }[] } }>(myCompanies)
      return me.employerUsers[0]?.employer
    }),
  )
  return id
}

async function addUser(owner: Caller, employerId: string, recruiter: { email: string; name: string }): Promise<void> {
  const input = { employerId, email: recruiter.email, name: recruiter.name, role: 'RECRUITER' }
  const colleagues = async () => {
    const { employer } = await owner.ask<{
      employer: { users: { edges: { node: { id: string; person: { email: string } } }[] } }
    }>(users, { employerId })
    return employer.users.edges.map(({ node }) => node).find((user) => user.person.email === recruiter.email)
  }
  await actWhenReady<{ id: string }>(owner, addEmployerUser, { input }, colleagues, ['NOT_FOUND', 'FORBIDDEN'])
}

async function requestApproval(owner: Caller, employerId: string, schoolId: string): Promise<string> {
  const input = { employerId, schoolId }
  return (await actWhenReady<{ id: string }>(owner, request, { input }, repeatable, ['NOT_FOUND', 'FORBIDDEN'])).id
}

async function approved(owner: Caller, employerId: string): Promise<object | undefined> {
  const { employer } = await owner.ask<{ employer: { approvals: { state: string }[] } }>(approvals, { employerId })
  return employer.approvals.find(({ state }) => state === 'APPROVED')
}

const registerEmployer = mutation('registerEmployer', 'Employer { id }')
const myCompanies = 'query MyCompanies { me { employerUsers { employer { id } } } }'
const addEmployerUser = mutation('addEmployerUser', 'EmployerUser { id }')
const users = `query Users($employerId: ID!) {
  employer(id: $employerId) { users(first: 100) { edges { node { id person { email } } } } }
}`
const request = mutation('requestApproval', 'Approval { id state }')
const approve = mutation('approveEmployer', 'Approval { id state roles }')
const approvals = 'query Approvals($employerId: ID!) { employer(id: $employerId) { approvals { id state } } }'
