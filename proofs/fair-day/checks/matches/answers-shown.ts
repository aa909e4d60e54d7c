import { until } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { GivenAnswer } from '../../phases/matches/pair.ts'
import type { Finding } from '../finding.ts'

/** Whoever answered an invitation sees the last answer with where it came from (PE-06); who did not has none. */
export async function answersShown({ matches, answers }: Lived, withinMs: number): Promise<Finding> {
  const given = new Map(answers.map((answer) => [keyOf(answer.interviewId, answer), answer]))
  const invited = matches.flatMap(({ pair, match: { interview } }) =>
    interview === null ? [] : [pair.talent.caller, pair.offer.contact].map((caller) => ({ caller, id: interview.id })),
  )
  const wrong = await aFewAtATime(invited, async ({ caller, id }) => {
    const due = given.get(keyOf(id, { caller }))
    const wanted = due ? `${due.response} by ${due.origin}` : 'NONE by null'
    let shown = ''
    await until(`the answer of ${caller.person.email}`, withinMs, async () => {
      const { interview } = await caller.ask<Shown>(read, { id })
      shown = `${interview?.invitation?.response} by ${interview?.invitation?.origin}`
      return shown === wanted || undefined
    }).catch(() => undefined)
    return shown === wanted ? [] : [`${caller.person.email}, ${id}: ${shown} is shown instead of ${wanted}`]
  })
  const origins = (['LINK', 'INTERFACE', 'REPLY'] as const).map(
    (origin) => `${answers.filter((answer) => answer.origin === origin).length} by ${origin.toLowerCase()}`,
  )
  return {
    title: 'Every answer to an invitation is shown with its origin',
    looked: `${invited.length} invitations, answered ${origins.join(', ')}`,
    wrong: wrong.flat(),
  }
}

const keyOf = (interviewId: string, { caller }: Pick<GivenAnswer, 'caller'>) => `${interviewId} ${caller.person.email}`

interface Shown {
  interview: { invitation: { response: string; origin: string | null } | null } | null
}

const read = 'query Answer($id: ID!) { interview(id: $id) { id invitation { id response origin } } }'
