import { table } from '@passerelle/persistence'
import { KeptNews } from './kept-news.ts'

export const keptNewsTable = table(KeptNews, 'kept_news', (p) => ({
  id: p.text().primary(),
  type: p.text(),
  data: p.json(),
  actor: p.text().nullable(),
  occurredAt: p.datetime(),
  touches: p.array(),
  told: p.boolean(),
  keptAt: p.datetime(),
}))
