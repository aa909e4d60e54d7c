import { personal, table } from '@passerelle/persistence'
import { KeptAnswer } from './kept-answer.ts'

export const keptAnswerTable = table(KeptAnswer, 'kept_answer', (p) => ({
  invitationId: p.text().primary(),
  number: p.integer().primary(),
  response: p.text(),
  origin: p.text(),
  answeredAt: p.datetime(),
  sequence: p.integer(),
  comment: personal(p.text().nullable()),
  sentBy: personal(p.text().nullable()),
  counted: p.boolean(),
}))
