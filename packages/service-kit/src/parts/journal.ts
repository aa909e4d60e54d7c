import { startJournal } from '@passerelle/journal'
import type { Part } from '../start-service.ts'

/** What subscriptions are told; in the context as `journal`. */
export const journal: Part = ({ orm, log }) => {
  const running = startJournal({ orm, log })
  return { context: { journal: running }, close: () => running.close() }
}
