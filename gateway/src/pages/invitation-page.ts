import type { AskGraph } from './ask-graph.ts'
import type { Link } from './link.ts'
import { closedPage } from './match-pages.ts'
import { type Pressed, pressed, type Refused } from './pressed.ts'
import type { Page } from './render.ts'
import type { Visit } from './visit.ts'
import type { Words } from './words.ts'

interface Invitation {
  response: 'NONE' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'
  cancelled: boolean
  [shown: string]: unknown
}

const query = `query ($id: ID!) { invitation(id: $id) {
  id response answeredAt cancelled startsAt endsAt place companyName otherName expectation } }`

const mutation = `mutation ($input: AnswerInvitationInput!) {
  answered: answerInvitation(input: $input) { __typename ... on Refusal { code message field } } }`

/** An invitation with its three answers. Reading it is no answer (BY-08). */
export async function invitationPage(link: Link, ask: AskGraph, t: Words, visit: Visit): Promise<Page> {
  const { invitation } = await ask<{ invitation: Invitation | null }>(query, { id: link.subject })
  if (!invitation) return closedPage(t)
  const answer = invitation.response === 'NONE' ? null : t.answered[invitation.response]
  const over = new Date(invitation.startsAt as string) < new Date()
  const may = !invitation.cancelled && !over
  const sent = visit.sent && answer !== null && may
  const data = { ...visit, invitation, answer, may, sent }
  return { template: 'answer', status: visit.problem ? 400 : 200, title: sent ? t.sentTitle : t.answerTitle, data }
}

export async function answerInvitation(link: Link, form: URLSearchParams, ask: AskGraph, t: Words): Promise<Pressed> {
  const response = form.get('response') ?? ''
  if (!Object.hasOwn(t.answered, response)) return { message: t.needAnswer, fields: ['response'] }
  const comment = form.get('comment')?.trim() || null
  const { answered } = await ask<{ answered: Refused }>(mutation, {
    input: { invitationId: link.subject, response, comment },
  })
  return pressed(answered)
}
