import type { MikroORM } from '@mikro-orm/postgresql'
import { type Id, isRefusal, newId, type PersonId, type SchoolId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { passportFor, standalone, type TestClaims, type TestClient, type TestPerson } from '@passerelle/testkit'
import { siretFrom } from '../src/employer/registration-number.ts'
import { addStaff, entities, migrations, registerSchool, startEmployers } from '../src/index.ts'

export { startOfTime } from '@passerelle/testkit'

export const everything = [
  'SCHOOL_SETTINGS',
  'APPROVE_EMPLOYERS',
  'APPROVE_JOBS',
  'MANAGE_EVENTS',
  'MANAGE_CANDIDATES',
  'MANAGE_MATCHES',
] as const

export type Somebody = TestPerson & { id: PersonId; email: string }
export type Employers = Awaited<ReturnType<typeof startService>>

/** The service on a database of its own, and the people of a test. Dispose of it. */
export async function startService() {
  const alone = await standalone('employers', { entities, migrations }, startEmployers)
  const { api, clock, database, service, stack } = alone
  const orm = await createOrm({ url: database.url, entities, migrations })
  stack.defer(() => orm.close())
  return {
    ...alone,
    orm,
    ...people(service.url, api, orm, clock),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

function people(url: string, api: TestClient, orm: MikroORM, clock: () => Date) {
  const operator = () => ({ em: orm.em.fork(), now: clock })
  let serial = 0

  const signIn = async (name: string, email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`) => {
    const response = await access(url, { name, email })
    if (response.status !== 200) throw new Error(await response.text())
    const claims = (await response.json()) as TestClaims & { email: string }
    return Object.assign(api.as(claims), { id: claims.sub as PersonId, email: claims.email })
  }

  const school = async (name = 'École Rive Gauche') => {
    const made = await registerSchool(operator(), { name, city: 'Paris', timeZone: 'Europe/Paris' })
    if (isRefusal(made)) throw new Error(made.key)
    return made.id
  }

  const staff = async (schoolId: SchoolId, name: string, permissions: readonly string[] = everything) => {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@school.example.org`
    await addStaff(operator(), { schoolId, email, name, permissions: [...permissions] as never })
    return signIn(name, email)
  }

  /** A company, entered by somebody who is its owner now. */
  const employer = async (owner: TestPerson, name = 'Cosling'): Promise<Id<'emp'>> => {
    serial += 1
    const { registerEmployer } = await owner.query(
      `mutation ($input: RegisterEmployerInput!) { registerEmployer(input: $input) { ... on Employer { id } ... on Refusal { message } } }`,
      { input: { name, registrationNumber: siretFrom(`443061841${String(serial).padStart(4, '0')}`) } },
    )
    return registerEmployer.id
  }

  /** A company that the school has approved with its defaults. */
  const approved = async (owner: TestPerson, employerId: string, schoolId: string, approver: TestPerson) => {
    const { requestApproval } = await owner.query(
      `mutation ($input: RequestApprovalInput!) { requestApproval(input: $input) { ... on Approval { id } ... on Refusal { message } } }`,
      { input: { employerId, schoolId } },
    )
    await act(approver, 'approveEmployer', { approvalId: requestApproval.id })
    return requestApproval.id as Id<'apr'>
  }

  const candidateOf = async (schoolId: string, name: string) => {
    const somebody = await signIn(name)
    await orm.em
      .fork()
      .execute('insert into candidate_projection (candidate_id, school_id, person_id) values (?, ?, ?)', [
        newId('cnd'),
        schoolId,
        somebody.id,
      ])
    return somebody
  }

  return { signIn, school, staff, employer, approved, candidateOf, operator }
}

/** What the gateway does when somebody signs in. */
export async function access(url: string, account: Record<string, unknown>, passport?: string): Promise<Response> {
  return fetch(`${url}/access`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      passport: passport ?? (await passportFor({ sub: 'gateway', gateway: true })),
    },
    body: JSON.stringify({
      issuer: 'https://id.example.org',
      subject: account.email,
      emailVerified: true,
      locale: 'fr',
      timeZone: 'Europe/Paris',
      ...account,
    }),
  })
}

const results: Record<string, string> = {
  updateMyProfile: '... on Person { id name locale timeZone }',
  registerEmployer:
    '... on Employer { id name registrationNumber registrationScheme } ... on EmployerExists { employer { id name } }',
  updateEmployer: '... on Employer { id name city website registrationNumber }',
  addEmployerUser: '... on EmployerUser { id role title active person { id name email } }',
  changeEmployerUserRole: '... on EmployerUser { id role }',
  removeEmployerUser: '... on EmployerUser { id active }',
  proposeOwnership: '... on Employer { id ownershipProposal { from { id } to { id } } }',
  acceptOwnership: '... on Employer { id ownershipProposal { from { id } to { id } } }',
  declineOwnership: '... on Employer { id ownershipProposal { from { id } to { id } } }',
  withdrawOwnership: '... on Employer { id ownershipProposal { from { id } to { id } } }',
  requestApproval: '... on Approval { id state roles school { id } requestedBy { id } }',
  approveEmployer: '... on Approval { id state roles decidedAt decidedBy { id } }',
  declineEmployer: '... on Approval { id state roles reason decidedBy { id } }',
  grantAutoApproval: '... on Approval { id roles history { nodes { fact note by { id } } } }',
  revokeAutoApproval: '... on Approval { id roles history { nodes { fact note by { id } } } }',
  setApprovalByJob: '... on School { id approvesByJob }',
  setSchoolTexts: '... on School { id criteria safetyAdvice { text link } }',
  setDefaultApprovalRoles: '... on School { id defaultRoles }',
  addStaffMember: '... on StaffMember { since permissions person { id name email } }',
  changeStaffPermissions: '... on StaffMember { permissions person { id } }',
  removeStaffMember: '... on School { id }',
  createApiKey:
    '... on ApiKeyCreated { secret apiKey { id name scopes hint state expiresAt school { id } createdBy { id } } }',
  revokeApiKey: '... on ApiKey { id state revokedBy { id } }',
  postJob: `... on Job { id title isDuplicate sameTextAs { id } reviews { id state approvedBy rule school { id } } }
    ... on NotApprovedAtSchools { schools { schoolId approvalState missingRole school { name } } }`,
  duplicateJob: `... on Job { id title isDuplicate duplicatedFrom { id } reviews { id state approvedBy rule school { id } } }
    ... on NotApprovedAtSchools { schools { schoolId } }`,
  approveJob: '... on JobReview { id state approvedBy reviewer { id } }',
  declineJob: '... on JobReview { id state reasons comment mayResubmit reviewer { id } }',
  askAboutJob: '... on JobReview { id state comment }',
  resubmitJob: '... on JobReview { id state mayResubmit job { id title isDuplicate } }',
  closeJob: '... on Job { id reviews { id state } }',
}

/** One mutation: its result, or the refusal with its type. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
export async function act(person: TestPerson, name: string, input: object): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const data = await person.query(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${results[name]} ... on Refusal { code message field } } }`,
    { input },
  )
  return data[name]
}

export const advert = (title = 'Ingénieure logiciel') => ({
  title,
  description: `${title} à Nantes, en équipe.`,
  kind: 'PERMANENT',
  city: 'Nantes',
})
