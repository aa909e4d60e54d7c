import { impersonal, personal, table } from '@passerelle/persistence'
import { KeptNews } from './kept-news.ts'

export const keptNewsTable = table(KeptNews, 'kept_news', (p) => ({
  id: p.text().primary(),
  type: impersonal(p.text()),
  data: personal(p.json()),
  actor: impersonal(p.text().nullable()),
  occurredAt: p.datetime(),
  touches: impersonal(p.array()),
  told: p.boolean(),
  keptAt: p.datetime(),
}))
