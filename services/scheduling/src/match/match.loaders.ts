import type { MatchId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Interview } from '../interview/interview.ts'

export function matchLoaders({ em }: Reading) {
  return {
    /** A match has one of each appointment that was accepted. */
    lastInterviewOfMatch: new DataLoader<MatchId, Interview | null>(async (ids) => {
      const interviews = await em.find(Interview, { matchId: { $in: [...ids] } }, { orderBy: { matchRound: 'desc' } })
      return ids.map((id) => interviews.find(({ matchId }) => matchId === id) ?? null)
    }),
  }
}
