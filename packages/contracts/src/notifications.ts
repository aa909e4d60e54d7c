import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { exampleId, id, instant } from './values.ts'

const notice = z.object({ id: id('ntc'), personId: id('per'), kind: z.string(), createdAt: instant })
export type NoticeState = z.infer<typeof notice>
export const { noticePosted } = contractsOf({
  service: 'notifications',
  aggregate: 'notice',
  version: 1,
  data: notice,
  example: {
    id: exampleId('ntc'),
    personId: exampleId('per'),
    kind: 'INTERVIEW_CONFIRMED',
    createdAt: '2026-11-20T14:00:01.000Z',
  },
  facts: ['noticePosted'],
})
