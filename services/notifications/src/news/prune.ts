import type { EntityManager } from '@mikro-orm/postgresql'
import { KeptNews } from './kept-news.ts'

const keptFor = 7 * 24 * 3_600_000

/** Forgets news that was told a week ago; what could not be told yet stays. @returns how many were forgotten */
export function pruneKeptNews(em: EntityManager, now: Date): Promise<number> {
  return em.nativeDelete(KeptNews, { told: true, keptAt: { $lt: new Date(now.getTime() - keptFor) } })
}
