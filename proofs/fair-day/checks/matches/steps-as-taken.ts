import type { MatchStep } from '../../matches.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Attempt } from '../../phases/matches/pair.ts'
import type { Finding } from '../finding.ts'

/** What was acknowledged is in the journal, with where and in whose place it was done; and nothing that nobody did. */
export function stepsAsTaken({ matches }: Pick<Lived, 'matches'>): Finding {
  const steps = matches.flatMap(({ match }) => match.journal.map(({ channel }) => channel))
  const byMail = steps.filter((channel) => channel === 'MAIL').length
  return {
    title: 'Every step is shown with its origin, and somebody took it',
    looked: `${steps.length} steps, ${byMail} of them by a link`,
    wrong: matches.flatMap(({ pair, match }) => [
      ...pair.attempts
        .filter((attempt) => attempt.sure && !match.journal.some((step) => same(step, attempt)))
        .map((attempt) => `${match.id}: ${told(attempt)} was acknowledged, and is not in the journal`),
      ...match.journal
        .filter((step) => step.channel !== 'SYSTEM' && !pair.attempts.some((attempt) => same(step, attempt)))
        .map((step) => `${match.id}: the journal says ${told(step)}, and nobody did that`),
    ]),
  }
}

type Told = Pick<MatchStep & Attempt, 'action' | 'value' | 'channel' | 'onBehalf'>

const told = ({ action, value, channel, onBehalf }: Told): string =>
  `${action} ${value ?? ''} by ${channel}${onBehalf ? ' in their place' : ''}`

const same = (one: Told, other: Told): boolean => told(one) === told(other)
