import type { EntityManager } from '@mikro-orm/postgresql'
import { InvitationDraft } from '../../invitation/draft/invitation-draft.ts'
import { ApprovalProjection, JobProjection } from '../../projections/employers.ts'
import { InterviewProjection } from '../../projections/interview.ts'
import { MatchProjection } from '../../projections/match.ts'
import { PersonProjection } from '../../projections/person.ts'
import { Message } from '../message.ts'
import type { Present } from '../worth-sending.ts'

/** What a message speaks of, and to whom, as it is now. */
export interface Spoken {
  reader: PersonProjection
  /** Also what the planner wrote to those invited. */
  present: Omit<Present, 'earlier'> & { words: string | null }
  earlier: Message[]
}

/** Looks up, a statement a table, what these messages speak of. Their readers are known. */
export async function presentOf(
  em: EntityManager,
  messages: readonly Message[],
): Promise<(message: Message) => Spoken> {
  const fact = (message: Message, name: string) => message.facts[name] as string | undefined
  const ids = (of: (message: Message) => string | null | undefined) => [
    ...new Set(messages.map(of).filter((id): id is string => typeof id === 'string')),
  ]
  const readers = byId(
    await em.find(PersonProjection, { id: { $in: ids((m) => m.person) as PersonProjection['id'][] } }),
  )
  const interviews = byId(
    await load(
      em,
      InterviewProjection,
      ids((m) => m.interviewId),
    ),
  )
  const drafts = await loadDrafts(
    em,
    ids((m) => m.invitationId && m.interviewId),
  )
  const approvals = byId(
    await load(
      em,
      ApprovalProjection,
      ids((m) => fact(m, 'approvalId')),
    ),
  )
  const jobs = byId(
    await load(
      em,
      JobProjection,
      ids((m) => fact(m, 'jobId')),
    ),
  )
  const matches = byId(
    await load(
      em,
      MatchProjection,
      ids((m) => fact(m, 'matchId')),
    ),
  )
  // A mail that is alone is its own thread, and the first of it.
  const threads = ids((m) => (m.position > 1 ? m.thread : null))
  const said =
    threads.length > 0 ? await em.find(Message, { thread: { $in: threads } }, { orderBy: { position: 'asc' } }) : []
  return (message) => ({
    reader: readers.get(message.person)!,
    present: {
      interview: interviews.get(message.interviewId ?? '')?.state ?? null,
      words: drafts.get(message.interviewId ?? '')?.words ?? null,
      approval: approvals.get(fact(message, 'approvalId') ?? '')?.state ?? null,
      review:
        jobs.get(fact(message, 'jobId') ?? '')?.state.reviews.find(({ id }) => id === fact(message, 'reviewId')) ??
        null,
      match: matches.get(fact(message, 'matchId') ?? '')?.state ?? null,
    },
    earlier: said.filter(({ thread, position }) => thread === message.thread && position < message.position),
  })
}

async function loadDrafts(em: EntityManager, ids: string[]): Promise<ReadonlyMap<string, InvitationDraft>> {
  const interviewId = { $in: ids as InvitationDraft['interviewId'][] }
  const drafts = ids.length === 0 ? [] : await em.find(InvitationDraft, { interviewId, state: 'SENT' })
  return new Map(drafts.map((draft) => [draft.interviewId, draft]))
}

async function load<Row extends { id: string }>(
  em: EntityManager,
  entity: new (...args: never[]) => Row,
  ids: string[],
): Promise<Row[]> {
  return ids.length === 0 ? [] : ((await em.find(entity, { id: { $in: ids } } as never)) as Row[])
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
