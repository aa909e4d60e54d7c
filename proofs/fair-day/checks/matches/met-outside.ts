import type { Caller } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { AskedOutside } from '../../phases/matches/ask-outside.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Finding, Scene } from '../finding.ts'
import { readUntil } from '../read-until.ts'

/**
 * An informational interview outside the fair is that of the two who meet (II-18): both read all of it, a colleague that it is and nothing
 * that was said, another candidate nothing; the candidate is invited once. The company knows the candidate by it, and not before.
 */
export async function metOutside({ asked }: Lived, scene: Scene, withinMs: number): Promise<Finding> {
  const giveUpAt = Date.now() + withinMs
  const wrong = await aFewAtATime(asked, async (one) => [...one.wrong, ...(await wronglyMet(one, scene, giveUpAt))])
  return {
    title: 'Who asks outside any fair is met as agreed, and the company knows them from then on',
    looked: `${asked.length} informational interviews`,
    wrong: wrong.flat(),
  }
}

interface Interview {
  readonly kind: string
  readonly status: string
  readonly message: string
  readonly event: object | null
  readonly informationalOffer: { readonly id: string } | null
  readonly slot: { readonly startsAt: string } | null
  readonly messages: { readonly nodes: readonly { readonly calendar: { readonly method: string } | null }[] }
}

async function wronglyMet(
  asked: AskedOutside,
  { talents, hosts, disturbed, gone }: Scene,
  giveUpAt: number,
): Promise<string[]> {
  const { talent, host, interviewId, offerId, startsAt, message } = asked
  const whole = `INFORMATIONAL CONFIRMED at no event by ${offerId} on ${startsAt}`
  const colleague = hosts.find((one) => one !== host && one !== gone && one.company === host.company)
  const due: [Caller, string][] = [
    [talent.caller, `${whole}: ${message}`],
    [host.caller, `${whole}: ${message}`],
    ...(colleague ? [[colleague.caller, `${whole}: `] as [Caller, string]] : []),
    [talents[0]!.caller, 'nothing'],
  ]
  const read = await Promise.all(
    due.map(async ([caller, wanted]) => {
      const said = await readUntil(
        giveUpAt,
        (seen) => seen === wanted,
        async () => describe(await readBy(caller, interviewId)),
      )
      return said === wanted ? [] : [`${interviewId} is read by ${caller.person.email} as ${said} instead of ${wanted}`]
    }),
  )
  const invitations = (found: Interview | null) =>
    found?.messages.nodes.filter(({ calendar }) => calendar?.method === 'REQUEST').length ?? 0
  const count = invitations(
    await readUntil(
      giveUpAt,
      (found) => invitations(found) === 1,
      () => readBy(talent.caller, interviewId),
    ),
  )
  return [
    ...read.flat(),
    ...(count === 1 || (disturbed && count === 0)
      ? []
      : [`${talent.person.email} is invited ${count} times to ${interviewId}`]),
  ]
}

async function readBy(caller: Caller, id: string): Promise<Interview | null> {
  return (await caller.ask<{ interview: Interview | null }>(one, { id })).interview
}

function describe(interview: Interview | null): string {
  if (interview === null) return 'nothing'
  const { kind, status, event, informationalOffer, slot, message } = interview
  const at = slot ? new Date(slot.startsAt).toISOString() : 'no time'
  return `${kind} ${status} at ${event ? 'an event' : 'no event'} by ${informationalOffer?.id} on ${at}: ${message}`
}

const one = `query MetOutside($id: ID!) { interview(id: $id) { id kind status message event { id } informationalOffer { id }
  slot { startsAt } messages(first: 20) { nodes { calendar { method } } } } }`
