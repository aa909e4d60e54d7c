import { describe, expect, test } from '@jest/globals'
import type { Scene } from '../checks/finding.ts'
import { companyDeclined } from '../checks/matches/company-declined.ts'
import type { Exhibitor, Host, Talent } from '../fair.ts'
import type { Declined } from '../phases/matches/decline-company.ts'
import type { Pair } from '../phases/matches/pair.ts'
import { asking, page } from './asking.ts'

const reason = 'Trop de plaintes.'
const review = (state = 'DECLINED', comment: string | null = reason) => ({ id: 'job_1', reviews: [{ state, comment }] })
const approval = { id: 'apr_1', state: 'DECLINED', reason, roles: [] as string[] }
const standing = { status: 'CONFIRMED', cancellationCause: null as string | null, reason: null as string | null }
const cancelled = { ...standing, status: 'CANCELLED', cancellationCause: 'EMPLOYER_DECLINED' }

/** What each of them reads of a company with one job, one match that ended, an interview that stands and one that was cancelled. */
const asPromised = {
  listed: ['itv_1'],
  approval,
  jobOfCompany: review(),
  jobOfSchool: review(),
  left: [{ kind: 'INTERVIEWS_LEFT_STANDING', employer: { id: 'emp_1' } }] as object[],
  told: [
    { kind: 'MATCH_ENDED', match: { id: 'mch_1' } },
    { kind: 'INTERVIEW_CANCELLED', interview: { id: 'itv_2' } },
  ] as object[],
  hosts: ['hst_2'],
  open: [] as string[],
  known: null as { id: string } | null,
  mail: 'Your match has ended.',
  interviews: { itv_1: standing, itv_2: cancelled } as Record<string, typeof standing>,
}

function wrongWith(changes: Partial<typeof asPromised>): Promise<number> {
  const seen = { ...asPromised, ...changes }
  const messages = { nodes: [{ text: seen.mail }, { text: null }] }
  const owner = asking('owner@example.org', {
    DeclinedCompany: () => ({ employer: { approvals: page([seen.approval]), jobs: page([seen.jobOfCompany]) } }),
  })
  const staff = asking('staff@example.org', {
    Standing: () => ({ node: { standingInterviews: page(seen.listed.map((interviewId) => ({ interviewId }))) } }),
    OfSchool: () => ({ job: seen.jobOfSchool }),
    Notices: () => ({ myNotices: page(seen.left) }),
  })
  const caller = asking('ines@example.org', {
    ForCandidate: () => ({
      event: { hosts: page(seen.hosts.map((id) => ({ id }))) },
      jobs: page(seen.open.map((id) => ({ id }))),
    }),
    KnownJob: () => ({ job: seen.known }),
    Notices: () => ({ myNotices: page(seen.told) }),
    ToldOfMatch: () => ({ match: { messages } }),
    StandingForTalent: ({ id }) => ({ interview: { ...seen.interviews[id], messages } }),
  })
  const talent = { caller, person: caller.person } as Talent
  const company = { id: 'emp_1', approvalId: 'apr_1', ownerCaller: owner, owner: owner.person } as Exhibitor
  const [kept, gone] = [
    { id: 'itv_1', talent },
    { id: 'itv_2', talent },
  ]
  const declined: Declined = {
    ...{ company, reason, jobs: ['job_1'], stood: [kept, gone], cancelled: [gone], wrong: [] },
    undecided: [{ talent, matchId: 'mch_1' } as Pair],
  }
  const hosts = [{ id: 'hst_1', company }] as unknown as Host[]
  const scene = { run: { staff }, fair: { id: 'evt_1', schoolId: 'sch_1' }, talents: [talent], hosts }
  return companyDeclined(declined, scene as unknown as Scene, 0).then(({ wrong }) => wrong.length)
}

describe('the check of a decline sees what it is there for', () => {
  test('SI-09 what is as promised is right', async () => {
    expect(await wrongWith({})).toBe(0)
  })

  test('SI-09 the school is shown what stands and nothing else, and told once', async () => {
    expect(await wrongWith({ listed: [] })).toBe(1)
    expect(await wrongWith({ listed: ['itv_1', 'itv_2'] })).toBe(1)
    expect(await wrongWith({ left: [] })).toBe(1)
    expect(await wrongWith({ left: [...asPromised.left, ...asPromised.left] })).toBe(1)
  })

  test('SI-09 a decision, or a job, that is not declined with its words is wrong for company and school', async () => {
    expect(await wrongWith({ approval: { ...approval, state: 'APPROVED' } })).toBe(1)
    expect(await wrongWith({ approval: { ...approval, roles: ['POST_JOBS'] } })).toBe(1)
    expect(await wrongWith({ jobOfCompany: review('APPROVED') })).toBe(1)
    expect(await wrongWith({ jobOfSchool: review('DECLINED', null) })).toBe(1)
  })

  test('SI-09 a candidate who still finds recruiters or jobs, is not told or reads the words is wrong', async () => {
    expect(await wrongWith({ hosts: ['hst_1', 'hst_2'] })).toBe(1)
    expect(await wrongWith({ open: ['job_1'] })).toBe(1)
    expect(await wrongWith({ known: { id: 'job_1' } })).toBe(1)
    expect(await wrongWith({ told: asPromised.told.slice(1) })).toBe(1)
    expect(await wrongWith({ told: asPromised.told.slice(0, 1) })).toBe(1)
    expect(await wrongWith({ told: [...asPromised.told, ...asPromised.told] })).toBe(2)
    // Of the match, and of each interview.
    expect(await wrongWith({ mail: reason })).toBe(3)
  })

  test('SI-09 an interview that does not stand, or is cancelled for another cause or with words, is wrong', async () => {
    const interviews = asPromised.interviews
    expect(await wrongWith({ interviews: { ...interviews, itv_1: cancelled } })).toBe(1)
    expect(await wrongWith({ interviews: { ...interviews, itv_2: standing } })).toBe(1)
    expect(await wrongWith({ interviews: { ...interviews, itv_2: { ...cancelled, reason } } })).toBe(1)
  })
})
