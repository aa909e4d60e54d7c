import type { Context } from '../context.ts'
import type { Message } from './message.ts'

type About = Pick<Message, 'interviewId' | 'matchId'>

/** Whether a mail to the viewer is about whom they met for a company that they have left. */
export async function isOfFormerWork({ viewer, loaders }: Context, { interviewId, matchId }: About): Promise<boolean> {
  const interview = interviewId && (await loaders.interview.load(interviewId))
  const match = matchId && (await loaders.match.load(matchId))
  const about = interview ? interview.state : match ? match.state : null
  if (!about) return false
  const candidate = 'talent' in about ? about.talent : about.candidatePersonId
  return viewer.personId !== candidate && (await loaders.former.load(about.employerId)).has(viewer.personId)
}

/** Mails to the viewer without those. Of notices: `notice/still-read.ts`. */
export async function withoutFormerWork(ctx: Context, messages: readonly Message[]): Promise<Message[]> {
  const former = await Promise.all(messages.map((message) => isOfFormerWork(ctx, message)))
  return messages.filter((_, at) => !former[at])
}
