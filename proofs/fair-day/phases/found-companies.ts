import { actWhenReady, type Caller, callerFor, granted, mutation } from '@passerelle/client'
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
      granted(await run.staff.act(approve, { input: { approvalId } }))
      run.progress.step()
      return { ...company, id, approvalId, ownerCaller }
    }),
  )
}

async function register(owner: Caller, company: Company): Promise<string> {
  const input = { name: company.title, registrationNumber: company.registrationNumber, city: 'Lausanne' }
  return granted(await owner.act<{ id: string }>(registerEmployer, { input })).id
}

async function addUser(owner: Caller, employerId: string, recruiter: { email: string; name: string }): Promise<void> {
  const input = { employerId, email: recruiter.email, name: recruiter.name, role: 'RECRUITER' }
  await actWhenReady<{ id: string }>(owner, addEmployerUser, { input }, ['NOT_FOUND', 'FORBIDDEN'])
}

async function requestApproval(owner: Caller, employerId: string, schoolId: string): Promise<string> {
  const input = { employerId, schoolId }
  return (await actWhenReady<{ id: string }>(owner, request, { input }, ['NOT_FOUND', 'FORBIDDEN'])).id
}

const registerEmployer = mutation('registerEmployer', 'Employer { id }')
const addEmployerUser = mutation('addEmployerUser', 'EmployerUser { id }')
const request = mutation('requestApproval', 'Approval { id state }')
const approve = mutation('approveEmployer', 'Approval { id state roles }')
