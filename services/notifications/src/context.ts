import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import type { answerLoaders } from './invitation/answer/answer.loaders.ts'
import type { replyLoaders } from './invitation/inbound/reply.loaders.ts'
import type { invitationLoaders } from './invitation/invitation.loaders.ts'
import type { mailLoaders } from './mail/mail.loaders.ts'
import type { noticeLoaders } from './notice/notice.loaders.ts'
import type { projectionLoaders } from './projections/projections.loaders.ts'

export type Loaders = ReturnType<typeof projectionLoaders> &
  ReturnType<typeof noticeLoaders> &
  ReturnType<typeof invitationLoaders> &
  ReturnType<typeof answerLoaders> &
  ReturnType<typeof replyLoaders> &
  ReturnType<typeof mailLoaders>

export interface Context extends BaseContext<Loaders> {
  /** What subscriptions are told. */
  journal: Journal
  /** Where people reach the platform. */
  publicUrl: string
}
