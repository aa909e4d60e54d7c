import type { EntityManager } from '@mikro-orm/postgresql'
import type { MatchId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { journalOf } from './journal-of.ts'
import { Match } from './match.ts'
import { type MatchNames, namesOf } from './match-names.ts'
import { MatchStep } from './match-step.ts'
import { matchesOfCandidate, matchesOfJob, matchesOfSchool, myMatchesAt } from './matches-of.ts'

/** Whatever the page, one statement for each of these. */
export function matchLoaders(reading: Reading) {
  const { em } = reading
  return {
    matchesOfSchool: matchesOfSchool(reading),
    matchesOfCandidate: matchesOfCandidate(reading),
    matchesOfJob: matchesOfJob(reading),
    myMatchesAt: myMatchesAt(reading),
    match: byId(em, Match, 'mch'),
    matchNames: new DataLoader<Match, MatchNames>((matches) => namesOf(em, matches)),
    journalOfMatch: journalOf(reading),
    /** What a step back is decided by. */
    wholeJournal: new DataLoader<MatchId, MatchStep[]>(async (ids) => {
      const steps = await em.find(
        MatchStep,
        { matchId: { $in: [...ids] } },
        { orderBy: { matchId: 'asc', number: 'asc' } },
      )
      return ids.map((id) => steps.filter(({ matchId }) => matchId === id))
    }),
    interviewOfMatch: interviewOfMatch(em),
  }
}

/** A later interview of the match, after an appointment that clashed, stands for it. */
function interviewOfMatch(em: EntityManager): DataLoader<MatchId, string | null> {
  return new DataLoader(async (ids) => {
    const rows: { id: string; match: string }[] = await em.execute(
      'select id, match_id as match from interview_projection where match_id = any(array[?]::text[]) order by id',
      [ids],
    )
    const interviews = new Map(rows.map(({ id, match }) => [match, id]))
    return ids.map((id) => interviews.get(id) ?? null)
  })
}
