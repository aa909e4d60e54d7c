import type { AskGraph } from './ask-graph.ts'
import type { Link } from './link.ts'
import type { Page } from './render.ts'
import { instantOf } from './wall-time.ts'
import type { Words } from './words.ts'

interface Match {
  state: string
  viewerActions: string[]
  jobTitle: string
  [shown: string]: unknown
}

const matchFields = `id state viewerActions schoolName jobTitle companyName
  candidate { id name programme graduationYear } documents { kind name url }
  offerAnswer { value at } appointment { startsAt endsAt }`

/** What a link to a match shows. Reading changes nothing (HU-12). */
export async function matchPage(
  link: Link,
  ask: AskGraph,
  t: Words,
  problem?: string,
  entered: object = {},
): Promise<Page> {
  if (link.act === 'VIEW_JOB') return jobPage(link, ask)
  const { match } = await ask<{ match: Match | null }>(`query ($id: ID!) { match(id: $id) { ${matchFields} } }`, {
    id: link.subject,
  })
  if (!match) return closedPage(t)
  const status = problem ? 400 : 200
  const name = (match.candidate as { name: string } | null)?.name ?? ''
  if (link.act === 'VIEW_CANDIDATE') return { template: 'candidate', status, title: name, data: { match } }
  const may = match.viewerActions.includes(link.act)
  const data = { match, may, problem, entered }
  if (link.act === 'ACCEPT_CANDIDATE') return { template: 'accept', status, title: t.acceptTitle, data }
  return { template: 'refuse', status, title: t.refuseTitle, data }
}

async function jobPage(link: Link, ask: AskGraph): Promise<Page> {
  const { match } = await ask<{ match: Match | null }>(
    'query ($id: ID!) { match(id: $id) { id jobTitle companyName schoolName job { id title description city } } }',
    { id: link.subject },
  )
  return { template: 'job', status: 200, title: match?.jobTitle ?? '', data: { match } }
}

type Answer = { __typename: string; code?: string; message?: string }

/** The press of a button: decides (HU-12, HU-13). @returns what is to be corrected, or undefined when it is done */
export async function decide(link: Link, form: URLSearchParams, ask: AskGraph, t: Words): Promise<string | undefined> {
  const matchId = link.subject
  const comment = form.get('comment')?.trim() || null
  if (link.act === 'REFUSE_CANDIDATE') return problemOf(await ask(refuse, { input: { matchId, comment } }))
  const startsAt = instantOf(form.get('date') ?? '', form.get('time') ?? '', link.timeZone)
  if (!startsAt) return t.needDate
  const durationMinutes = Number.parseInt(form.get('duration') ?? '', 10) || 45
  return problemOf(
    await ask(accept, { input: { matchId, startsAt: startsAt.toISOString(), durationMinutes, comment } }),
  )
}

// Written out so that each is one line in the logs of the services.
const refuse = `mutation ($input: RefuseCandidateInput!) {
  decided: refuseCandidate(input: $input) { __typename ... on Refusal { code message } } }`
const accept = `mutation ($input: AcceptCandidateInput!) {
  decided: acceptCandidate(input: $input) { __typename ... on Refusal { code message } } }`

/** A step that was taken meanwhile is no mistake of the reader: the page that follows says how it stands. */
function problemOf({ decided }: { decided: Answer }): string | undefined {
  if (decided.code === 'DECISION_CLOSED' || decided.code === 'OFFER_REFUSED') return undefined
  return decided.message
}

export function closedPage(t: Words): Page {
  return { template: 'message', status: 410, title: t.closedTitle, data: { text: t.closed } }
}
