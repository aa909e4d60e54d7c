import type { Caller } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import { noticesOf } from '../../notices.ts'
import type { Declined, Stood } from '../../phases/matches/decline-company.ts'
import type { Pair } from '../../phases/matches/pair.ts'
import type { Finding, Scene } from '../finding.ts'
import { readUntil } from '../read-until.ts'
import { wronglyListed } from './standing-listed.ts'

/**
 * What a school that declines a company promises, as each of them reads it at the end (SI-09): its jobs there are declined with its
 * words, which are for the company; what nobody had decided is over, and who waited was told once; what was confirmed stands, unless
 * the school has cancelled it by itself.
 */
export async function companyDeclined(declined: Declined, scene: Scene, withinMs: number): Promise<Finding> {
  const { company, undecided, stood, cancelled } = declined
  const { staff } = scene.run
  const giveUpAt = Date.now() + withinMs
  const left = stood.filter((one) => !cancelled.includes(one))
  const wrong = [
    ...declined.wrong,
    ...(await wronglyListed(staff, company, left, giveUpAt - Date.now())),
    ...(await readByCompany(declined)),
    ...(await readBySchool(declined, staff, withinMs)),
    ...(await readByCandidate(declined, scene)),
    ...(await aFewAtATime(undecided, (pair) => untold(pair, declined, giveUpAt))).flat(),
    ...(await aFewAtATime(stood, (one) => wronglyStanding(one, declined, giveUpAt))).flat(),
  ]
  return {
    title: 'A company that the school declines keeps what was confirmed, and nothing else',
    looked: `${undecided.length} matches ended, ${left.length} interviews stand, ${cancelled.length} were cancelled`,
    wrong,
  }
}

interface OfJob {
  readonly id: string
  readonly reviews: readonly { readonly state: string; readonly comment: string | null }[]
}

interface Company {
  approvals: { nodes: { id: string; state: string; reason: string | null; roles: string[] }[] }
  jobs: { nodes: OfJob[] }
}

async function readByCompany({ company, reason, jobs }: Declined): Promise<string[]> {
  const { employer } = await company.ownerCaller.ask<{ employer: Company }>(ofCompany, { id: company.id })
  const approval = employer.approvals.nodes.find(({ id }) => id === company.approvalId)
  const said = `${approval?.state} ${approval?.reason} ${approval?.roles.join()}`
  return [
    ...(said === `DECLINED ${reason} ` ? [] : [`${company.owner.email} reads of the decision: ${said}`]),
    ...jobs
      .flatMap((job) => undeclined(employer.jobs.nodes, job, reason))
      .map((what) => `as the company reads it, ${what}`),
  ]
}

const reviewed = 'id reviews { state comment }'
const ofCompany = `query DeclinedCompany($id: ID!) {
  employer(id: $id) { approvals { nodes { id state reason roles } } jobs(first: 100) { nodes { ${reviewed} } } }
}`

export function undeclined(read: readonly OfJob[], id: string, reason: string): string[] {
  const [review] = read.find((job) => job.id === id)?.reviews ?? []
  if (review?.state === 'DECLINED' && review.comment === reason) return []
  return [`${id} is ${review?.state} with ${review?.comment}`]
}

async function readBySchool({ company, reason, jobs }: Declined, staff: Caller, withinMs: number): Promise<string[]> {
  const read = await Promise.all(
    jobs.map(
      async (id) =>
        (await staff.ask<{ job: OfJob }>(`query OfSchool($id: ID!) { job(id: $id) { ${reviewed} } }`, { id })).job,
    ),
  )
  const toldOf = ({ kind, employer }: { kind: string; employer: { id: string } | null }) =>
    kind === 'INTERVIEWS_LEFT_STANDING' && employer?.id === company.id
  const told = (await noticesOf(staff, (all) => all.some(toldOf), withinMs)).filter(toldOf).length
  return [
    ...jobs.flatMap((id) => undeclined(read, id, reason)).map((what) => `as the school reads it, ${what}`),
    ...(told === 1 ? [] : [`the school was told ${told} times that interviews stand`]),
  ]
}

/** Somebody at the fair finds none of its recruiters and none of its jobs, nor reads one whose id they have. */
async function readByCandidate({ company, jobs }: Declined, { fair, talents, hosts }: Scene): Promise<string[]> {
  const { caller } = talents[0]!
  const ofIt = new Set(hosts.filter((host) => host.company === company).map(({ id }) => id))
  const { event, jobs: open } = await caller.ask<ForCandidate>(forCandidate, {
    ...{ eventId: fair.id, schoolId: fair.schoolId, employerId: company.id },
  })
  const received = event.hosts.nodes.filter(({ id }) => ofIt.has(id))
  const read = await Promise.all(
    jobs.map((id) =>
      caller.ask<{ job: { id: string } | null }>('query KnownJob($id: ID!) { job(id: $id) { id } }', { id }),
    ),
  )
  return [
    ...received.map(({ id }) => `${caller.person.email} still finds ${id} at the fair`),
    ...open.nodes.map(({ id }) => `${caller.person.email} still finds ${id} among the school's jobs`),
    ...read.flatMap(({ job }) => (job ? [`${caller.person.email} still reads ${job.id}`] : [])),
  ]
}

interface ForCandidate {
  event: { hosts: { nodes: { id: string }[] } }
  jobs: { nodes: { id: string }[] }
}

const forCandidate = `query ForCandidate($eventId: ID!, $schoolId: ID!, $employerId: ID!) {
  event(id: $eventId) { hosts(first: 100) { nodes { id } } }
  jobs(schoolId: $schoolId, filter: { employerId: $employerId }) { nodes { id } }
}`

/** A candidate whose match has ended is told so once, and never in the words that are for the company. */
async function untold({ talent, matchId }: Pair, { reason }: Declined, giveUpAt: number): Promise<string[]> {
  const ofThis = ({ kind, match }: { kind: string; match: { id: string } | null }) =>
    kind === 'MATCH_ENDED' && match?.id === matchId
  const told = (await noticesOf(talent.caller, (all) => all.some(ofThis), giveUpAt - Date.now())).filter(ofThis).length
  const { match } = await talent.caller.ask<{ match: { messages: Texts } }>(mailsOfMatch, { id: matchId })
  return [
    ...(told === 1 ? [] : [`${talent.person.email} was told ${told} times that ${matchId} has ended`]),
    ...saidTo(talent.person.email, match.messages, reason),
  ]
}

interface Texts {
  nodes: { text: string | null }[]
}

const saidTo = (email: string, { nodes }: Texts, reason: string) =>
  nodes.some(({ text }) => text?.includes(reason))
    ? [`${email} was mailed why the school has declined the company`]
    : []

const mailsOfMatch = 'query ToldOfMatch($id: ID!) { match(id: $id) { id messages(first: 100) { nodes { text } } } }'

interface Interview {
  readonly status: string
  readonly cancellationCause: string | null
  readonly reason: string | null
  readonly messages: Texts
}

/** Confirmed until the school cancelled it, and then by the company's decline and for no reason that is said. */
async function wronglyStanding({ id, talent }: Stood, declined: Declined, giveUpAt: number): Promise<string[]> {
  const { caller, person } = talent
  const isCancelled = declined.cancelled.some((one) => one.id === id)
  const due = isCancelled ? 'CANCELLED by EMPLOYER_DECLINED, null' : 'CONFIRMED by null, null'
  const said = ({ status, cancellationCause, reason }: Interview) => `${status} by ${cancellationCause}, ${reason}`
  const interview = await readUntil(
    giveUpAt,
    (seen) => said(seen) === due,
    async () => (await caller.ask<{ interview: Interview }>(stands, { id })).interview,
  )
  const ofThis = (notice: { kind: string; interview: { id: string } | null }) =>
    notice.kind === 'INTERVIEW_CANCELLED' && notice.interview?.id === id
  const enough = (all: readonly { kind: string; interview: { id: string } | null }[]) =>
    !isCancelled || all.some(ofThis)
  const told = (await noticesOf(caller, enough, giveUpAt - Date.now())).filter(ofThis).length
  return [
    ...(said(interview) === due ? [] : [`${person.email} reads ${id} as ${said(interview)} instead of ${due}`]),
    ...(told === (isCancelled ? 1 : 0) ? [] : [`${person.email} was told ${told} times that ${id} is cancelled`]),
    ...saidTo(person.email, interview.messages, declined.reason),
  ]
}

const stands = `query StandingForTalent($id: ID!) {
  interview(id: $id) { id status cancellationCause reason messages(first: 100) { nodes { text } } }
}`
