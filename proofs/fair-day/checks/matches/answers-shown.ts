import { until } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import { standingInterview } from '../../matches.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { GivenAnswer, Pair } from '../../phases/matches/pair.ts'
import type { Finding } from '../finding.ts'

/**
 * Whoever answered an invitation sees the last answer with where it came from; who did not has none. The candidate's is shown to the
 * owner of the company as well, who need not take part (PE-06).
 */
export async function answersShown({ matches, answers }: Lived, withinMs: number): Promise<Finding> {
  const given = new Map(answers.map((answer) => [keyOf(answer.interviewId, answer), answer]))
  const invited = matches.flatMap(({ pair, match }) => {
    const interview = standingInterview(match)
    return interview ? readersOf(pair).map((reader) => ({ ...reader, id: interview.id })) : []
  })
  const wrong = await aFewAtATime(invited, async ({ caller, reader, where, id }) => {
    const due = given.get(keyOf(id, { caller }))
    const wanted = due ? `${due.response} by ${due.origin}` : 'NONE by null'
    let shown = ''
    await until(`the answer of ${caller.person.email}`, withinMs, async () => {
      const { interview } = await reader.ask<Shown>(read, { id })
      shown = `${interview?.[where]?.response} by ${interview?.[where]?.origin}`
      return shown === wanted || undefined
    }).catch(() => undefined)
    if (shown === wanted) return []
    return [`${caller.person.email}, ${id}: ${shown} is shown to ${reader.person.email} instead of ${wanted}`]
  })
  const origins = (['LINK', 'INTERFACE', 'REPLY'] as const).map(
    (origin) => `${answers.filter((answer) => answer.origin === origin).length} by ${origin.toLowerCase()}`,
  )
  return {
    title: 'Every answer to an invitation is shown with its origin',
    looked: `${invited.length} readings of invitations, answered ${origins.join(', ')}`,
    wrong: wrong.flat(),
  }
}

/** Whose answer, to whom it is shown, and in which field. */
function readersOf({ talent, offer }: Pair) {
  const { caller } = talent
  return [
    { caller, reader: caller, where: 'invitation' },
    { caller: offer.contact, reader: offer.contact, where: 'invitation' },
    { caller, reader: offer.owner, where: 'talentInvitation' },
  ] as const
}

const keyOf = (interviewId: string, { caller }: Pick<GivenAnswer, 'caller'>) => `${interviewId} ${caller.person.email}`

interface Shown {
  interview: { invitation: Response | null; talentInvitation: Response | null } | null
}

interface Response {
  response: string
  origin: string | null
}

const read = `query Answer($id: ID!) {
  interview(id: $id) { id invitation { id response origin } talentInvitation { id response origin } }
}`
