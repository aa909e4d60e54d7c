import { type Caller, type Connection, everyNode, pageInfo, until } from '@passerelle/client'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import type { Entry } from '../ledger.ts'
import type { Scene } from './finding.ts'

export interface Mail {
  readonly id: string
  readonly state: 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNCERTAIN' | 'DROPPED'
  readonly sentAt: string | null
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly sequence: number; readonly uid: string }
}

/** The calendar mails of one person about one interview, in the order of their making. */
export interface Post {
  readonly entry: Entry
  readonly caller: Caller
  readonly mails: readonly Mail[]
}

/**
 * Waits until the mails of everybody about every interview have caught up, and gives them.
 * @throws after `withinMs`, naming somebody who still waits
 */
export async function mailsOfEverybody(scene: Scene, withinMs: number): Promise<Post[]> {
  const entries = scene.run.ledger.entries()
  const { talents, hosts } = scene
  const people = [
    ...talents.map(({ caller, index }) => ({ caller, entries: entries.filter(({ talent }) => talent === index) })),
    ...hosts
      // Who has left reads no mail about it any more.
      .filter((host) => host !== scene.gone)
      .map(({ caller, index }) => ({ caller, entries: entries.filter(({ host }) => host === index) })),
  ]
  const giveUpAt = Date.now() + withinMs
  const posts = await aFewAtATime(people, ({ caller, entries }) =>
    caughtUp(caller, scene.fair.id, entries, giveUpAt - Date.now()),
  )
  return posts.flat()
}

async function caughtUp(caller: Caller, eventId: string, entries: readonly Entry[], withinMs: number): Promise<Post[]> {
  return until(`the mails of ${caller.person.email} catch up`, withinMs, async () => {
    const byInterview = await mailsOf(caller, eventId)
    const posts = entries.map((entry) => ({ entry, caller, mails: byInterview.get(entry.id) ?? [] }))
    return posts.every(settled) ? posts : undefined
  })
}

/** Nothing waits to leave, and the newest state of the interview has its mail, where one is due. */
function settled({ entry, mails }: Post): boolean {
  if (mails.some(({ state }) => state === 'QUEUED' || state === 'SENDING')) return false
  const newest = Math.max(-1, ...mails.map(({ calendar }) => calendar.sequence))
  const invited = mails.some(({ calendar, state }) => calendar.method === 'REQUEST' && state !== 'DROPPED')
  if (entry.status === 'CONFIRMED') return newest >= entry.sequence
  return !invited || newest >= entry.sequence
}

async function mailsOf(caller: Caller, eventId: string): Promise<Map<string, Mail[]>> {
  const interviews = await everyNode(async (after) => {
    const { event } = await caller.ask<Answer>(query, { eventId, after })
    return event.myInterviews
  })
  return new Map(
    interviews.map(({ id, messages }) => [id, messages.edges.map(({ node }) => node).filter(hasCalendar)] as const),
  )
}

function hasCalendar(mail: Mail | (Omit<Mail, 'calendar'> & { calendar: null })): mail is Mail {
  return mail.calendar !== null
}

interface Answer {
  event: { myInterviews: Connection<{ id: string; messages: { edges: { node: Mail }[] } }> }
}

const query = `query Mails($eventId: ID!, $after: String) {
  event(id: $eventId) {
    myInterviews(first: 20, after: $after) {
      edges {
        node {
          id
          messages(first: 15) { edges { node { id state sentAt calendar { method sequence uid } } } }
        }
      }
      ${pageInfo}
    }
  }
}`
