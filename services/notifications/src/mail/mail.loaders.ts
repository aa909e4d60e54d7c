import type { InterviewId, MatchId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Message } from './message.ts'
import { threadOfMatch } from './thread-of-match.ts'

export function mailLoaders({ em, viewer }: Reading) {
  return {
    message: byId(em, Message, 'msg'),
    /** By thread: its mails in order. The thread of an invitation is called by its id. */
    thread: new DataLoader<string, Message[]>(async (threads) => {
      const found = await em.find(Message, { thread: { $in: [...threads] } }, { orderBy: { position: 'asc' } })
      return threads.map((wanted) => found.filter(({ thread }) => thread === wanted))
    }),
    /** By interview: the viewer's own mails, oldest first. An interview has few. */
    ownMessages: new DataLoader<string, Message[]>(async (interviews) => {
      const found = await em.find(
        Message,
        { person: viewer.personId, interviewId: { $in: interviews as InterviewId[] } },
        { orderBy: { createdAt: 'asc', id: 'asc' } },
      )
      return interviews.map((interview) => found.filter(({ interviewId }) => interviewId === interview))
    }),
    /** By match: the viewer's own mails, oldest first. */
    ownMatchMessages: new DataLoader<string, Message[]>(async (matches) => {
      const threads = matches.map((match) => threadOfMatch(match as MatchId, viewer.personId))
      const found = await em.find(Message, { thread: { $in: threads } }, { orderBy: { createdAt: 'asc', id: 'asc' } })
      return threads.map((wanted) => found.filter(({ thread }) => thread === wanted))
    }),
  }
}
