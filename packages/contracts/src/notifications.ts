import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { impersonal } from './personal-data.ts'
import { exampleId, id, instant, talentId } from './values.ts'

const notice = z.object({ id: id('ntc'), personId: id('per'), kind: impersonal(z.string()), createdAt: instant })
export type NoticeState = z.infer<typeof notice>
export const { noticePosted } = contractsOf({
  service: 'notifications',
  aggregate: 'notice',
  version: 1,
  data: notice,
  example: {
    id: exampleId('ntc'),
    personId: exampleId('per'),
    kind: 'INTERVIEW_CONFIRMED',
    createdAt: '2026-11-20T14:00:01.000Z',
  },
  facts: ['noticePosted'],
})

/** What somebody said to an invitation. NONE is no answer yet, never a refusal. */
export const invitationResponses = ['NONE', 'ACCEPTED', 'DECLINED', 'TENTATIVE'] as const

const invitation = z.object({
  id: id('inv'),
  interviewId: id('itv'),
  /** Who is invited. */
  personId: talentId,
  response: z.enum(invitationResponses),
  /** Where the answer came from. Null while there is none. */
  origin: z.enum(['LINK', 'REPLY', 'INTERFACE']).nullable(),
  answeredAt: instant.nullable(),
  /** The SEQUENCE that was answered. */
  sequence: z.number().int().nonnegative(),
})
export type InvitationState = z.infer<typeof invitation>
export const { invitationSent, invitationAnswered } = contractsOf({
  service: 'notifications',
  aggregate: 'invitation',
  version: 1,
  data: invitation,
  example: {
    id: exampleId('inv'),
    interviewId: exampleId('itv'),
    personId: exampleId('per'),
    response: 'ACCEPTED',
    origin: 'REPLY',
    answeredAt: '2026-11-21T09:00:00.000Z',
    sequence: 0,
  },
  facts: ['invitationSent', 'invitationAnswered'],
})
