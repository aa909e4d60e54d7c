import type { InterviewId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Verdict } from './verdict.ts'

export function verdictLoaders({ em }: Reading) {
  return {
    verdict: new DataLoader<InterviewId, Verdict | null>(async (ids) => {
      const verdicts = await em.find(Verdict, { interviewId: { $in: [...ids] } })
      return ids.map((id) => verdicts.find(({ interviewId }) => interviewId === id) ?? null)
    }),
  }
}
