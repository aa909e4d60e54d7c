import { setTimeout as delay } from 'node:timers/promises'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { type Clock, isRefusal } from '@passerelle/kernel'
import type { Logger } from '@passerelle/service-kit'
import { mayBeInvited } from '../invite-to-interview.ts'
import { lockInterview } from '../lock-interview.ts'
import { sendInvitations } from '../send-invitations.ts'
import { InvitationDraft } from './invitation-draft.ts'

const lookEvery = 500
const atOnce = 100

/** Sends scheduled invitations when their time has come. Any number of processes may do it at a time. */
export function startInvitationClock({ orm, clock, log }: { orm: MikroORM; clock: Clock; log: Logger }) {
  const closing = new AbortController()
  const running = (async () => {
    while (!closing.signal.aborted) {
      await sendDueInvitations(orm.em.fork(), clock()).catch((error) =>
        log.warn({ err: error }, 'Scheduled invitations cannot be looked up, trying again'),
      )
      await delay(lookEvery, undefined, { signal: closing.signal }).catch(() => {})
    }
  })()
  return {
    /** Invitations whose time has come and that have not left. */
    pending: () => orm.em.fork().count(InvitationDraft, due(clock())),
    close: async () => {
      closing.abort()
      await running
    },
  }
}

function due(now: Date) {
  return { state: 'SCHEDULED' as const, sendAt: { $lte: now } }
}

async function sendDueInvitations(em: EntityManager, now: Date): Promise<void> {
  const drafts = await em.find(InvitationDraft, due(now), { orderBy: { sendAt: 'asc' }, limit: atOnce })
  for (const { interviewId } of drafts) {
    await em.fork().transactional(async (em) => {
      const interview = await lockInterview(em, interviewId)
      const draft = await em.findOne(InvitationDraft, { interviewId, ...due(now) }, { refresh: true })
      if (!interview || !draft) return
      if (isRefusal(mayBeInvited(interview.state, now))) draft.end('CANCELLED', now)
      else await sendInvitations(em, interview, draft.author, now)
    })
  }
}
