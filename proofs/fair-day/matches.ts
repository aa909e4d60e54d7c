import { type Caller, mutation, type Outcome } from '@passerelle/client'
import type { Standing } from './ledger.ts'

type Value = 'ACCEPTED' | 'REFUSED'

export interface Appointment {
  readonly round: number
  readonly startsAt: string
  readonly endsAt: string
}

export interface MatchStep {
  readonly number: number
  readonly at: string
  readonly subject: 'SCHOOL' | 'CANDIDATE' | 'COMPANY' | 'SYSTEM'
  readonly action:
    | 'PROPOSED'
    | 'OFFER_ANSWERED'
    | 'COMPANY_DECIDED'
    | 'APPOINTMENT_ANSWERED'
    | 'APPOINTMENT_CLASHED'
    | 'INTERVIEW_HELD'
    | 'INTERVIEW_CANCELLED'
    | 'JOB_OVER'
    | 'ENDED'
    | 'STEPPED_BACK'
  readonly value: Value | null
  readonly onBehalf: boolean
  readonly channel: 'MAIL' | 'REPLY' | 'INTERFACE' | 'SYSTEM'
  readonly appointment: Appointment | null
  readonly withdraws: number | null
}

export interface Match {
  readonly id: string
  readonly state:
    | 'PROPOSED'
    | 'CANDIDATE_REFUSED'
    | 'CANDIDATE_ACCEPTED'
    | 'COMPANY_REFUSED'
    | 'APPOINTMENT_PROPOSED'
    | 'APPOINTMENT_ACCEPTED'
    | 'APPOINTMENT_DECLINED'
    | 'JOB_OVER'
    | 'INTERVIEW_HELD'
    | 'ENDED'
  readonly appointment: Appointment | null
  /** The last one, where a date was accepted more than once. */
  readonly interview: { readonly id: string; readonly status: Standing['status'] } | null
  readonly journal: readonly MatchStep[]
}

/** The interview that stands; null where none came of it, or it was cancelled. */
export function standingInterview({ state, interview }: Match): Match['interview'] {
  return state === 'APPOINTMENT_ACCEPTED' ? interview : null
}

const slot = 'appointment { round startsAt endsAt }'
const fields = `id state ${slot} interview { id status }
  journal(first: 100) { nodes { number at subject action value onBehalf channel ${slot} withdraws } }`

type MatchRead = Omit<Match, 'journal'> & { readonly journal: { readonly nodes: Match['journal'] } }

/** @throws when it is not this person's */
export async function readMatch(caller: Caller, id: string): Promise<Match> {
  const { match } = await caller.ask<{ match: MatchRead | null }>(one, { id })
  if (match === null) throw new Error(`${caller.person.email} cannot read the match ${id}`)
  return { ...match, journal: match.journal.nodes }
}

const one = `query Match($id: ID!) { match(id: $id) { ${fields} } }`

/** A mail about a match, as the house keeps it for its reader. */
export interface MatchMail {
  readonly kind:
    | 'OFFER_PROPOSED'
    | 'CANDIDATE_PROPOSAL'
    | 'APPOINTMENT_PROPOSED'
    | 'APPOINTMENT_WITHDRAWN'
    | 'APPOINTMENT_ANSWERED'
    | 'APPOINTMENT_CLASHED'
    | 'MATCH_INTERVIEW_CANCELLED'
    | 'MATCH_ENDED'
    | 'MATCH_ENDED_BY_SCHOOL'
  readonly state: 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNCERTAIN' | 'DROPPED'
  readonly messageId: string | null
}

/** This person's mails about a match, oldest first. */
export async function mailsAbout(caller: Caller, id: string): Promise<MatchMail[]> {
  const { match } = await caller.ask<{ match: { messages: { edges: { node: MatchMail }[] } } | null }>(mails, { id })
  return match?.messages.edges.map(({ node }) => node) ?? []
}

const mails = `query MailsAbout($id: ID!) {
  match(id: $id) { id messages(first: 100) { edges { node { kind state messageId } } } }
}`

type Args = Readonly<Record<string, unknown>> & { readonly matchId: string }

/** Does something to a match. */
function actOn(field: string) {
  const document = mutation(field, `Match { ${fields} }`)
  return (caller: Caller, input: Args): Promise<Outcome<Match>> => caller.act<Match>(document, { input })
}

const offer = actOn('answerOffer')
const accept = actOn('acceptCandidate')
const refuse = actOn('refuseCandidate')
const appointment = actOn('answerAppointment')
const end = actOn('endMatch')

export const answerOffer = (caller: Caller, matchId: string, yes: boolean) => offer(caller, { matchId, accept: yes })

export const acceptCandidate = (caller: Caller, matchId: string, startsAt: string, durationMinutes: number) =>
  accept(caller, { matchId, startsAt, durationMinutes, place: 'https://meet.example.org/fair' })

export const refuseCandidate = (caller: Caller, matchId: string) => refuse(caller, { matchId })

export const answerAppointment = (caller: Caller, matchId: string, round: number, yes: boolean) =>
  appointment(caller, { matchId, round, accept: yes })

export const endMatch = (caller: Caller, matchId: string, comment: string) => end(caller, { matchId, comment })
