import { actWhenReady, repeatable } from '../../../client/act-when-ready.ts'
import type { Caller } from '../../../client/caller.ts'
import { mutation } from '../../../client/mutation.ts'
import { until } from '../../../client/until.ts'
import type { Run } from '../../fair.ts'
import type { Match } from '../../matches.ts'
import { chance } from '../../random.ts'
import { type Arrived, type Inbox, mailsWithinMs } from './inbox.ts'
import type { GivenAnswer, Pair } from './pair.ts'
import { press } from './press.ts'
import { replyByMail } from './reply-by-mail.ts'

const responses = ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'TENTATIVE', 'DECLINED'] as const
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
  const invited = matches.flatMap(({ pair, match: { interview } }) =>
    interview === null
      ? []
      : [pair.talent.caller, pair.offer.contact].map((caller) => ({ caller, id: interview.id, pair })),
  )
  run.progress.phase('the invited answer by link, interface and calendar', invited.length)
  const replyPort = await inbox.replyPort()
  const given = await Promise.all(
    invited.map(async ({ caller, id, pair }) => {
      const dice = chance(run.seed, `invitation ${pair.index} ${caller === pair.offer.contact}`)
      const times = dice.happens(0.125) ? 0 : dice.happens(0.2) ? 2 : 1
      let last: GivenAnswer | undefined
      for (let time = 0; time < times; time++) {
        const [response, drawn] = [dice.pick(responses), dice.pick(origins)]
        const origin = drawn === 'REPLY' && replyPort === null ? 'LINK' : drawn
        last = { interviewId: id, caller, response, origin }
        await give(run, inbox, last, replyPort)
      }
      run.progress.step()
      return last === undefined ? [] : [last]
    }),
  )
  return given.flat()
}

async function give(run: Run, inbox: Inbox, answer: GivenAnswer, replyPort: number | null): Promise<void> {
  const { caller, response, origin } = answer
  const { id, uid } = await invitationOf(run, answer)
  if (origin === 'INTERFACE') {
    const input = { invitationId: id, response }
    await actWhenReady(caller, answerInvitation, { input }, repeatable, [])
    return
  }
  const mail = await mailOf(inbox, caller, uid)
  const { email } = caller.person
  const done =
    origin === 'LINK'
      ? await press(run.campus, mail.links[0]!, { response, comment: '' })
      : await replyByMail(replyPort!, email, mail, response, run.campus.patienceMs)
  if (!done) throw new Error(`${email} could not answer ${answer.interviewId} by ${origin}`)
}

interface Invitation {
  id: string
  uid: string
}

function invitationOf(run: Run, { caller, interviewId }: GivenAnswer): Promise<Invitation> {
  return until(`${caller.person.email} is invited to ${interviewId}`, run.campus.patienceMs, async () => {
    const { interview } = await caller.ask<{ interview: { invitation: Invitation | null } | null }>(read, {
      id: interviewId,
    })
    return interview?.invitation ?? undefined
  })
}

function mailOf(inbox: Inbox, caller: Caller, uid: string): Promise<Arrived> {
  const { email } = caller.person
  return until(`the invitation ${uid} reaches ${email}`, mailsWithinMs, async () => {
    const mail = (await inbox.of(email)).find(({ calendar }) => calendar?.uid === uid && calendar.method === 'REQUEST')
    return mail && inbox.open(mail.id)
  })
}

const read = 'query Invited($id: ID!) { interview(id: $id) { id invitation { id uid } } }'
const answerInvitation = mutation('answerInvitation', 'Invitation { id response origin }')
