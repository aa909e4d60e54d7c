import { approvalNews } from './approval-news.ts'
import { candidateNews } from './candidate-news.ts'
import { employerUserNews } from './employer-user-news.ts'
import { eventNews } from './event-news.ts'
import { jobNews } from './job-news.ts'
import { matchNewsToStaff } from './match-news.ts'
import type { Rule } from './news.ts'
import { offerNews } from './offer-news.ts'
import { ownershipNews } from './ownership-news.ts'
import { staffNews } from './staff-news.ts'

/** Facts that somebody is told about, with who is told what. Interviews have their own way, in `interview-news.ts`. */
export const rules: ReadonlyMap<string, Rule<unknown>> = new Map([
  ...approvalNews,
  ...jobNews,
  ...candidateNews,
  ...employerUserNews,
  ...ownershipNews,
  ...eventNews,
  ...matchNewsToStaff,
  ...offerNews,
  ...staffNews,
])
