import { actWhenReady, type Caller, mutation, until } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Run } from '../../fair.ts'
import { type Match, standingInterview } from '../../matches.ts'
import { type Arrived, type Inbox, mailsWithinMs } from './inbox.ts'
import type { GivenAnswer, Pair } from './pair.ts'
import { press } from './press.ts'
import { replyByMail } from './reply-by-mail.ts'

const responses = ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'TENTATIVE', 'DECLINED'] as const
/** How many answer at one moment. */
const atOnce = 16

const origins = ['LINK', 'INTERFACE', 'REPLY'] as const

/**
 * Both people of each interview answer its invitation by link, by interface or by the answer of their calendar; some
 * twice, in another way. One in eight never answers.
 * @returns the last answer of each
 */
export async function answerInvitations(
  run: Run,
  inbox: Inbox,
  matches: readonly { pair: Pair; match: Match }[],
): Promise<GivenAnswer[]> {
  const invited = matches.flatMap(({ pair, match }) => {
    const interview = standingInterview(match)
    return interview
      ? [pair.talent.caller, pair.offer.contact].map((caller) => ({ caller, id: interview.id, pair }))
      : []
  })
  run.progress.phase('the invited answer by link, interface and calendar', invited.length)
  const replyPort = await inbox.replyPort()
  const given = await aFewAtATime(
    invited,
    async ({ caller, id, pair }) => {
      const dice = chance(run.seed, `invitation ${pair.index} ${caller === pair.offer.contact}`)
      const times = dice.happens(0.125) ? 0 : dice.happens(0.2) ? 2 : 1
      let last: GivenAnswer | undefined
      for (let time = 0; time < times; time++) {
        const [response, drawn] = [dice.pick(responses), dice.pick(origins)]
        const origin = drawn === 'REPLY' && replyPort === null ? 'LINK' : drawn
        last = await give(run, inbox, { interviewId: id, caller, response, origin }, replyPort)
      }
      run.progress.step()
      return last === undefined ? [] : [last]
    },
    atOnce,
  )
  return given.flat()
}

/** @returns the answer as it was given: in the interface where a kill left nobody sure whether the mail has come */
async function give(run: Run, inbox: Inbox, answer: GivenAnswer, replyPort: number | null): Promise<GivenAnswer> {
  const { caller, response, origin } = answer
  const { id, uid } = await invitationOf(answer)
  const mail = origin === 'INTERFACE' ? null : await mailOf(inbox, answer, uid)
  if (mail === null) {
    const input = { invitationId: id, response }
    await actWhenReady(caller, answerInvitation, { input }, [])
    return { ...answer, origin: 'INTERFACE' }
  }
  const { email } = caller.person
  const done =
    origin === 'LINK'
      ? await press(run.campus, mail.links[0]!, { response, comment: '' })
      : await replyByMail(replyPort!, email, mail, response, run.campus.patienceMs)
  if (!done) throw new Error(`${email} could not answer ${answer.interviewId} by ${origin}`)
  return answer
}

interface Invitation {
  id: string
  uid: string
}

function invitationOf({ caller, interviewId }: GivenAnswer): Promise<Invitation> {
  return until(`${caller.person.email} is invited to ${interviewId}`, mailsWithinMs, async () => {
    const { interview } = await caller.ask<{ interview: { invitation: Invitation | null } | null }>(read, {
      id: interviewId,
    })
    return interview?.invitation ?? undefined
  })
}

/** @returns null when nobody can say whether it came */
function mailOf(inbox: Inbox, { caller, interviewId }: GivenAnswer, uid: string): Promise<Arrived | null> {
  const { email } = caller.person
  return until(`the invitation ${uid} reaches ${email}`, mailsWithinMs, async () => {
    const mail = (await inbox.of(email)).find(({ calendar }) => calendar?.uid === uid && calendar.method === 'REQUEST')
    if (mail) return inbox.open(mail.id)
    return (await isUncertain(caller, interviewId)) ? null : undefined
  })
}

async function isUncertain(caller: Caller, id: string): Promise<boolean> {
  const { interview } = await caller.ask<Mailed>(mailed, { id })
  return interview?.messages.edges.some(({ node }) => node.state === 'UNCERTAIN') ?? false
}

interface Mailed {
  interview: { messages: { edges: { node: { state: string } }[] } } | null
}

const mailed = 'query Mailed($id: ID!) { interview(id: $id) { id messages { edges { node { state } } } } }'

const read = 'query Invited($id: ID!) { interview(id: $id) { id invitation { id uid } } }'
const answerInvitation = mutation('answerInvitation', 'Invitation { id response origin }')
