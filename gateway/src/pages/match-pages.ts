import { profileLines } from '@passerelle/contracts'
import { isDay } from '@passerelle/kernel'
import { isWallTime, timeOf, wallTimeAt } from '@passerelle/kernel/wall-time'
import type { AskGraph } from './ask-graph.ts'
import type { Link } from './link.ts'
import { type Offered, offeredFields, offeredLines } from './offered.ts'
import { type Pressed, pressed, type Refused } from './pressed.ts'
import type { Page } from './render.ts'
import { type Document, documentsShown, type Shown, shownFields } from './shown-candidate.ts'
import type { Visit } from './visit.ts'
import { instantOf } from './wall-time.ts'
import type { Words } from './words.ts'

interface Match {
  state: string
  viewerActions: string[]
  jobTitle: string
  schoolName: string
  candidate: Shown | null
  documents: Document[] | null
  appointment: { startsAt: string; endsAt: string; place: string | null } | null
  [shown: string]: unknown
}

const matchFields = `id state viewerActions schoolName jobTitle companyName candidate { id name }
  appointment { startsAt endsAt place }`
const profileQuery = `query ($id: ID!) { match(id: $id) { id state schoolName jobTitle
  candidate { ${shownFields} } documents { kind name url } offerAnswer { value at } appointment { startsAt endsAt place } } }`

/** What a link to a match shows. Reading changes nothing (HU-12). */
export async function matchPage(link: Link, ask: AskGraph, t: Words, visit: Visit): Promise<Page> {
  if (link.act === 'VIEW_JOB') return jobPage(link, ask, t)
  if (link.act === 'VIEW_CANDIDATE') return profilePage(link, ask, t)
  const { match } = await ask<{ match: Match | null }>(`query ($id: ID!) { match(id: $id) { ${matchFields} } }`, {
    id: link.subject,
  })
  if (!match) return closedPage(t)
  const [status, school] = [visit.problem ? 400 : 200, match.schoolName]
  const accepts = link.act === 'ACCEPT_CANDIDATE'
  const may = match.viewerActions.includes(link.act)
  const decided = may && match.state === (accepts ? 'APPOINTMENT_PROPOSED' : 'COMPANY_REFUSED')
  const sent = Boolean(visit.sent) && decided
  const entered = visit.entered ?? (decided && accepts ? chosen(match, link.timeZone) : {})
  const title = sent ? t.sentTitle : accepts ? t.acceptTitle : t.refuseTitle
  const data = { ...visit, match, may, decided, sent, entered }
  return { template: accepts ? 'accept' : 'refuse', status, school, title, data }
}

/** The appointment that stands, as the form writes it. */
function chosen({ appointment }: Match, timeZone: string): Record<string, string> {
  if (!appointment) return {}
  const [start, end] = [Date.parse(appointment.startsAt), Date.parse(appointment.endsAt)]
  const { day, minutes } = wallTimeAt(timeZone, start)
  return { date: day, time: timeOf(minutes), duration: String((end - start) / 60_000), place: appointment.place ?? '' }
}

async function profilePage(link: Link, ask: AskGraph, t: Words): Promise<Page> {
  const { match } = await ask<{ match: Match | null }>(profileQuery, { id: link.subject })
  if (!match) return closedPage(t)
  const { candidate, documents } = match
  const data = {
    match,
    lines: candidate ? profileLines(candidate, link.locale) : [],
    presentation: candidate?.profile.presentation,
    documents: documentsShown(documents ?? [], candidate),
  }
  return { template: 'candidate', status: 200, school: match.schoolName, title: candidate?.name ?? '', data }
}

async function jobPage(link: Link, ask: AskGraph, t: Words): Promise<Page> {
  const { match } = await ask<{ match: (Pick<Match, 'jobTitle' | 'schoolName'> & { job: Offered | null }) | null }>(
    `query ($id: ID!) { match(id: $id) { id jobTitle companyName schoolName job { ${offeredFields} } } }`,
    { id: link.subject },
  )
  if (!match) return closedPage(t)
  const data = { match, offered: offeredLines(match.job, link.locale) }
  return { template: 'job', status: 200, school: match.schoolName, title: match.jobTitle, data }
}

/** The press of a button: decides (HU-12, HU-13). */
export async function decide(link: Link, form: URLSearchParams, ask: AskGraph, t: Words): Promise<Pressed> {
  const matchId = link.subject
  const [comment, place] = ['comment', 'place'].map((field) => form.get(field)?.trim() || null)
  if (link.act === 'REFUSE_CANDIDATE')
    return pressed((await ask<Decided>(refuse, { input: { matchId, comment } })).decided)
  const [date, time] = [form.get('date') ?? '', form.get('time') ?? '']
  const startsAt = instantOf(date, time, link.timeZone)
  if (!startsAt)
    return { message: t.needDate, fields: isWallTime(time) ? ['date'] : isDay(date) ? ['time'] : ['date', 'time'] }
  const minutes = form.get('duration') ?? usualMinutes
  if (!/^\d{1,4}$/.test(minutes)) return { message: t.needDuration, fields: ['duration'] }
  const input = { matchId, startsAt: startsAt.toISOString(), durationMinutes: Number(minutes), place, comment }
  return pressed((await ask<Decided>(accept, { input })).decided)
}

interface Decided {
  decided: Refused
}

/** Where the form says nothing of it, as the schema has it. */
const usualMinutes = '45'

// Written out so that each is one line in the logs of the services.
const refuse = `mutation ($input: RefuseCandidateInput!) {
  decided: refuseCandidate(input: $input) { __typename ... on Refusal { code message field } } }`
const accept = `mutation ($input: AcceptCandidateInput!) {
  decided: acceptCandidate(input: $input) { __typename ... on Refusal { code message field } } }`

export function closedPage(t: Words): Page {
  return { template: 'message', status: 410, title: t.closedTitle, data: { text: t.closed } }
}
