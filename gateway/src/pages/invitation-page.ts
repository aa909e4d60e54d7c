import type { AskGraph } from './ask-graph.ts'
import type { Link } from './link.ts'
import { closedPage } from './match-pages.ts'
import type { Page } from './render.ts'
import type { Words } from './words.ts'

interface Invitation {
  response: 'NONE' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'
  cancelled: boolean
  [shown: string]: unknown
}

const query = `query ($id: ID!) { invitation(id: $id) {
  id response answeredAt cancelled startsAt endsAt companyName otherName expectation } }`

const mutation = `mutation ($input: AnswerInvitationInput!) {
  answered: answerInvitation(input: $input) { __typename ... on Refusal { code message } } }`

/** An invitation with its three answers. Reading it is no answer (BY-08). */
export async function invitationPage(link: Link, ask: AskGraph, t: Words, problem?: string): Promise<Page> {
  const { invitation } = await ask<{ invitation: Invitation | null }>(query, { id: link.subject })
  if (!invitation) return closedPage(t)
  const answer = invitation.response === 'NONE' ? null : t.answered[invitation.response]
  const over = new Date(invitation.startsAt as string) < new Date()
  const data = { invitation, answer, may: !invitation.cancelled && !over, problem }
  return { template: 'answer', status: problem ? 400 : 200, title: t.answerTitle, data }
}

/** @returns what is to be corrected, or undefined when the answer is taken */
export async function answerInvitation(link: Link, form: URLSearchParams, ask: AskGraph): Promise<string | undefined> {
  const comment = form.get('comment')?.trim() || null
  const input = { invitationId: link.subject, response: form.get('response'), comment }
  const { answered } = await ask<{ answered: { message?: string } }>(mutation, { input })
  return answered.message
}
