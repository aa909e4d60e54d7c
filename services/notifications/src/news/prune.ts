import type { EntityManager } from '@mikro-orm/postgresql'
import { hourly } from '@passerelle/messaging'
import type { Part } from '@passerelle/service-kit'
import { KeptNews } from './kept-news.ts'

const keptFor = 7 * 24 * 3_600_000

/** Forgets news that was told a week ago; what could not be told yet stays. @returns how many were forgotten */
function pruneKeptNews(em: EntityManager, now: Date): Promise<number> {
  return em.nativeDelete(KeptNews, { told: true, keptAt: { $lt: new Date(now.getTime() - keptFor) } })
}

export const newsPruning: Part = ({ orm, clock, log }) =>
  hourly(() => pruneKeptNews(orm.em.fork(), clock()), { log, what: 'news that was told is forgotten' })
