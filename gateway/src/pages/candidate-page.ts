import type { AskGraph } from './ask-graph.ts'
import type { Link } from './link.ts'
import { closedPage } from './match-pages.ts'
import { type Offered, offeredFields, offeredLines } from './offered.ts'
import { type Pressed, pressed, type Refused } from './pressed.ts'
import type { Page } from './render.ts'
import type { Visit } from './visit.ts'
import type { Words } from './words.ts'

interface Match {
  state: string
  viewerActions: string[]
  schoolName: string
  offerAnswer: object | null
  job?: Offered | null
  [shown: string]: unknown
}

const fields = `id state viewerActions schoolName jobTitle companyName
  offerAnswer { value } appointment { round startsAt place }`
/** What the candidate decides on: an offer is read as a whole, of an appointment one knows the job. */
const queries = {
  offer: `query ($id: ID!) { match(id: $id) { ${fields} job { ${offeredFields} } } }`,
  appointment: `query ($id: ID!) { match(id: $id) { ${fields} } }`,
}

/** An offer or an appointment, for a candidate who has never signed in, with two answers. Reading it is no answer (BY-08). */
export async function candidatePage(link: Link, ask: AskGraph, t: Words, visit: Visit): Promise<Page> {
  const toOffer = link.act === 'ANSWER_OFFER'
  const query = toOffer ? queries.offer : queries.appointment
  const { match } = await ask<{ match: Match | null }>(query, { id: link.subject })
  if (!match) return closedPage(t)
  const may = match.viewerActions.includes(link.act)
  const answered = toOffer && match.offerAnswer !== null
  const sent = visit.sent === true && (answered || !may)
  const standing = (t.toCandidate as Record<string, string>)[match.state]
  const title = sent ? t.sentTitle : toOffer ? t.offerTitle : t.appointmentTitle
  const offered = offeredLines(match.job, link.locale)
  const data = { ...visit, match, offered, toOffer, may, answered, sent, standing }
  return { template: 'reply', status: visit.problem ? 400 : 200, school: match.schoolName, title, data }
}

/** The press of one of the two buttons. */
export async function answerAsCandidate(link: Link, form: URLSearchParams, ask: AskGraph, t: Words): Promise<Pressed> {
  const answer = form.get('accept')
  if (answer !== 'yes' && answer !== 'no') return { message: t.needOneOfTwo, fields: ['accept'] }
  const input = { matchId: link.subject, accept: answer === 'yes', comment: form.get('comment')?.trim() || null }
  if (link.act === 'ANSWER_OFFER') return pressed((await ask<Answered>(answerOffer, { input })).answered)
  const round = Number(form.get('round'))
  return pressed((await ask<Answered>(answerAppointment, { input: { ...input, round } })).answered)
}

interface Answered {
  answered: Refused
}

const answerOffer = `mutation ($input: AnswerOfferInput!) {
  answered: answerOffer(input: $input) { __typename ... on Refusal { code message field } } }`
const answerAppointment = `mutation ($input: AnswerAppointmentInput!) {
  answered: answerAppointment(input: $input) { __typename ... on Refusal { code message field } } }`
