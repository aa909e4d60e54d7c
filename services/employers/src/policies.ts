import { type Refusal, refuse } from '@passerelle/kernel'
import type { Permission, Policies, Viewer } from '@passerelle/service-kit'
import type { ApiKey } from './api-key/api-key.ts'
import type { Approval } from './approval/approval.ts'
import type { Context } from './context.ts'
import type { Employer } from './employer/employer.ts'
import type { EmployerRole, EmployerUser } from './employer/employer-user.ts'
import type { Job } from './job/job.ts'
import type { JobReview } from './job/job-review.ts'
import type { Person } from './person/person.ts'
import type { School } from './school/school.ts'

type Input<K extends string> = { input: Record<K, string> }
type Verdict = Promise<true | Refusal>

const notFound = () => refuse('NOT_FOUND', 'There is no such thing, or it is not yours to see.')

// Who may act for a company or decide for a school. About approvals, jobs and users strangers hear the same as for an id
// that does not exist.

async function forEmployer(ctx: Context, employerId: string | undefined, atLeast: EmployerRole): Verdict {
  const viewer = await ctx.loaders.standing()
  if (employerId === undefined || !viewer.worksFor(employerId)) return notFound()
  return viewer.worksFor(employerId, atLeast) || refuse('FORBIDDEN', `This needs the role ${atLeast} in the company.`)
}

async function forSchool(ctx: Context, schoolId: string | undefined, permission: Permission): Verdict {
  const viewer = await ctx.loaders.standing()
  if (schoolId === undefined || !viewer.staffOf(schoolId)) return notFound()
  return (
    viewer.staffOf(schoolId, permission) ||
    refuse('FORBIDDEN', `This needs the permission ${permission} at the school.`)
  )
}

const ofEmployer =
  (atLeast: EmployerRole) =>
  async (_: Viewer, { input }: Input<'employerId'>, ctx: Context): Verdict => {
    const member = (await ctx.loaders.standing()).worksFor(input.employerId)
    if (!member) return refuse('FORBIDDEN', 'You do not act for this company.')
    return forEmployer(ctx, input.employerId, atLeast)
  }

const ofSchool =
  (permission: Permission) =>
  async (_: Viewer, { input }: Input<'schoolId'>, ctx: Context): Verdict => {
    const member = (await ctx.loaders.standing()).staffOf(input.schoolId)
    return member
      ? forSchool(ctx, input.schoolId, permission)
      : refuse('FORBIDDEN', 'You are not on the staff of this school.')
  }

const ofColleague = async (_: Viewer, { input }: Input<'employerUserId'>, ctx: Context): Verdict =>
  forEmployer(ctx, (await ctx.loaders.employerUser.load(input.employerUserId))?.employerId, 'ADMIN')

const ofJob = async (_: Viewer, { input }: Input<'jobId'>, ctx: Context): Verdict =>
  forEmployer(ctx, (await ctx.loaders.job.load(input.jobId))?.employerId, 'RECRUITER')

const ofOwnReview = async (_: Viewer, { input }: Input<'jobReviewId'>, ctx: Context): Verdict => {
  const review = await ctx.loaders.review.load(input.jobReviewId)
  const job = review && (await ctx.loaders.job.load(review.jobId))
  return forEmployer(ctx, job?.employerId, 'RECRUITER')
}

const ofApproval = async (_: Viewer, { input }: Input<'approvalId'>, ctx: Context): Verdict =>
  forSchool(ctx, (await ctx.loaders.approval.load(input.approvalId))?.schoolId, 'APPROVE_EMPLOYERS')

const ofReview = async (_: Viewer, { input }: Input<'jobReviewId'>, ctx: Context): Verdict =>
  forSchool(ctx, (await ctx.loaders.review.load(input.jobReviewId))?.schoolId, 'APPROVE_JOBS')

const ofApiKey = async (_: Viewer, { input }: Input<'apiKeyId'>, ctx: Context): Verdict =>
  forSchool(ctx, (await ctx.loaders.apiKey.load(input.apiKeyId))?.schoolId, 'SCHOOL_SETTINGS')

// Who may see what.

const self = (viewer: Viewer, person: Person) => viewer.personId === person.id
const acquainted = async (_: Viewer, person: Person, ctx: Context) =>
  (await ctx.loaders.acquaintance.load(person.id)) !== 'stranger'
const close = async (_: Viewer, person: Person, ctx: Context) =>
  (await ctx.loaders.acquaintance.load(person.id)) === 'close'
const settingsOfSchool = async (_: Viewer, { id }: { id: string }, ctx: Context) =>
  (await ctx.loaders.standing()).staffOf(id, 'SCHOOL_SETTINGS')
const staffOfSchool = async (_: Viewer, school: School, ctx: Context) =>
  (await ctx.loaders.standing()).staffOf(school.id)

/** Its own users, and staff of schools that it asked. */
async function insideEmployer(ctx: Context, employerId: string): Promise<boolean> {
  const viewer = await ctx.loaders.standing()
  if (viewer.worksFor(employerId)) return true
  return (await ctx.loaders.approvalsHere.load(employerId)).some(({ schoolId }) => viewer.staffOf(schoolId))
}

const employerUser = async (viewer: Viewer, user: EmployerUser, ctx: Context) =>
  user.personId === viewer.personId || (await insideEmployer(ctx, user.employerId)) || metAtSchool(user, ctx)

/** Candidates meet the people of companies that their school has approved. */
async function metAtSchool(user: EmployerUser, ctx: Context): Promise<boolean> {
  const viewer = await ctx.loaders.standing()
  const approvals = await ctx.loaders.approvalsHere.load(user.employerId)
  return approvals.some(({ state, schoolId }) => state === 'APPROVED' && viewer.candidateAt(schoolId) !== undefined)
}

const approval = async (_: Viewer, { employerId, schoolId }: Approval, ctx: Context) => {
  const viewer = await ctx.loaders.standing()
  return viewer.worksFor(employerId) || viewer.staffOf(schoolId)
}
const staffOfApproval = async (_: Viewer, { schoolId }: Approval, ctx: Context) =>
  (await ctx.loaders.standing()).staffOf(schoolId)

/** Its company, and staff of schools that it was posted to. */
const insideJob = async (_: Viewer, job: Job, ctx: Context) => {
  const viewer = await ctx.loaders.standing()
  if (viewer.worksFor(job.employerId)) return true
  return (await ctx.loaders.reviewsOf.load(job.id)).some(({ schoolId }) => viewer.staffOf(schoolId))
}

const job = async (_: Viewer, job: Job, ctx: Context) => {
  if (await insideJob(_, job, ctx)) return true
  const viewer = await ctx.loaders.standing()
  const reviews = await ctx.loaders.reviewsOf.load(job.id)
  return reviews.some((review) => review.wasPublished() && viewer.candidateAt(review.schoolId) !== undefined)
}

const staffOfReview = async (_: Viewer, { schoolId }: JobReview, ctx: Context) =>
  (await ctx.loaders.standing()).staffOf(schoolId)
const review = async (_: Viewer, review: JobReview, ctx: Context) => {
  if (await staffOfReview(_, review, ctx)) return true
  const job = await ctx.loaders.job.load(review.jobId)
  return job !== null && (await ctx.loaders.standing()).worksFor(job.employerId)
}
const reviewer = async (_: Viewer, review: JobReview, ctx: Context) =>
  review.showReviewer || (await staffOfReview(_, review, ctx))

export const policies: Policies = {
  byKey: {
    // The rules of the types say what is found.
    'Query.node': 'anyone',
    'Query.school': 'anyone',
    'Query.employer': 'anyone',
    School: async (_: Viewer, { id }: School, ctx: Context) => (await ctx.loaders.standing()).key?.school === id,
    // What companies say of themselves; whatever has a rule of its own stays closed.
    Employer: async (_: Viewer, __: Employer, ctx: Context) => (await ctx.loaders.standing()).key !== undefined,
    'Employer.jobs': () => false,
  },
  Query: {
    me: 'anyone',
    // What is found is for its type's rule.
    node: 'anyone',
    school: 'anyone',
    schools: 'anyone',
    employer: 'anyone',
    employers: 'anyone',
    job: 'anyone',
    jobs: async (_: Viewer, { schoolId }: { schoolId: string }, ctx: Context) => {
      const viewer = await ctx.loaders.standing()
      return viewer.staffOf(schoolId) || viewer.candidateAt(schoolId) !== undefined
    },
  },
  Mutation: {
    updateMyProfile: 'anyone',
    registerEmployer: 'anyone',
    updateEmployer: ofEmployer('ADMIN'),
    addEmployerUser: ofEmployer('ADMIN'),
    changeEmployerUserRole: ofColleague,
    removeEmployerUser: ofColleague,
    requestApproval: ofEmployer('RECRUITER'),
    approveEmployer: ofApproval,
    declineEmployer: ofApproval,
    grantAutoApproval: ofApproval,
    revokeAutoApproval: ofApproval,
    setDefaultApprovalRoles: ofSchool('SCHOOL_SETTINGS'),
    createApiKey: ofSchool('SCHOOL_SETTINGS'),
    revokeApiKey: ofApiKey,
    postJob: ofEmployer('RECRUITER'),
    duplicateJob: ofJob,
    approveJob: ofReview,
    declineJob: ofReview,
    askAboutJob: ofReview,
    resubmitJob: ofOwnReview,
    closeJob: ofJob,
  },
  Person: acquainted,
  'Person.email': close,
  'Person.locale': self,
  'Person.timeZone': self,
  'Person.employerUsers': self,
  'Person.staffOf': self,
  School: 'anyone',
  'School.defaultRoles': staffOfSchool,
  'School.staff': staffOfSchool,
  'School.approvals': staffOfSchool,
  'School.jobReviews': staffOfSchool,
  'School.jobReviewCounts': staffOfSchool,
  'School.apiKeys': settingsOfSchool,
  ApiKey: (viewer: Viewer, key: ApiKey, ctx: Context) => settingsOfSchool(viewer, { id: key.schoolId }, ctx),
  Employer: 'anyone',
  'Employer.approvals': (_: Viewer, employer: Employer, ctx: Context) => insideEmployer(ctx, employer.id),
  'Employer.users': (_: Viewer, employer: Employer, ctx: Context) => insideEmployer(ctx, employer.id),
  EmployerUser: employerUser,
  'EmployerUser.role': (_: Viewer, user: EmployerUser, ctx: Context) => insideEmployer(ctx, user.employerId),
  Approval: approval,
  'Approval.decidedBy': staffOfApproval,
  'Approval.history': staffOfApproval,
  Job: job,
  'Job.isDuplicate': insideJob,
  'Job.duplicatedFrom': insideJob,
  'Job.sameTextAs': insideJob,
  'Job.postedBy': insideJob,
  JobReview: review,
  'JobReview.reviewer': reviewer,
  'JobReview.history': staffOfReview,
  // References to other services: nothing but the id that was given.
}
