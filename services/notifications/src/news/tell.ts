import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { PersonId } from '@passerelle/kernel'
import { type HappenedEvent, KeptNews } from './kept-news.ts'
import { meet } from './meet.ts'
import { type Needs, readersOf, type Surroundings, touchedBy, unknown } from './news.ts'
import { postToOthers } from './post.ts'
import { rules } from './rules.ts'
import { clockSkew, surroundingsOf } from './surroundings.ts'

/**
 * Topics are in order within a key only: word of a school, a company or somebody's belonging to it may come after the
 * news that needs it. So news of this kind is kept, and told again, to those who have not heard it, when such word comes.
 *
 * The two must not pass each other unseen, each in its transaction: whoever tells holds a shared lock on the ids that it
 * needs, whoever brings word of one of them an exclusive one (`meet`), both until the commit.
 */
export async function tell(
  em: EntityManager,
  event: HappenedEvent,
  now: Date,
  held: readonly string[] = [],
): Promise<void> {
  const rule = rules.get(event.type)
  if (!rule) return
  const needs = rule.needs(event.data)
  const around = await holdStill(em, needs, event.occurredAt, held)
  const missing = await tellWhatIsKnown(em, event, needs, around, now)
  if (missing.length === 0 && rule.audience === 'named') return
  em.persist(new KeptNews(event, touchedBy(needs, around), missing.length === 0, now))
  await em.flush()
}

/**
 * Tells kept news that touches `id` to whom it may concern now.
 * @param since only news from then on, unless it could not be told yet: whoever came later has no part in older news
 */
export async function retell(em: EntityManager, id: string, since: Date | null, now: Date): Promise<void> {
  const from = since && new Date(since.getTime() - clockSkew)
  const recent = from ? { $or: [{ told: false }, { occurredAt: { $gte: from } }] } : { told: false }
  const kept = await em.find(
    KeptNews,
    { touches: { $contains: [id] }, ...recent },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  for (const news of kept) {
    const rule = rules.get(news.type)
    if (!rule) continue
    const needs = rule.needs(news.data)
    const around = await holdStill(em, needs, news.occurredAt, [id, ...news.touches])
    const missing = await tellWhatIsKnown(em, news, needs, around, now)
    news.told = missing.length === 0
    news.touches = touchedBy(needs, around)
    if (news.told && rule.audience === 'named') em.remove(news)
  }
  await em.flush()
}

/**
 * Surroundings that stay as they are until the commit. What is known may lead to more ids, as an event to its school.
 * @param held ids that are locked already, or whose bringers find the news by what it touches
 */
async function holdStill(em: EntityManager, needs: Needs, at: Date, held: readonly string[]): Promise<Surroundings> {
  const locked = new Set(held)
  for (;;) {
    const around = await surroundingsOf(em, needs, at)
    const more = touchedBy(needs, around).filter((id) => !locked.has(id))
    if (more.length === 0) return around
    await meet(em, more, 'shared')
    for (const id of more) locked.add(id)
  }
}

async function tellWhatIsKnown(
  em: EntityManager,
  event: HappenedEvent,
  needs: Needs,
  around: Surroundings,
  now: Date,
): Promise<string[]> {
  const missing = unknown(needs, around)
  if (missing.length > 0) return missing
  const actor = (event.actor ?? null) as PersonId | null
  const told = rules.get(event.type)?.tell(event.data, around, actor) ?? []
  await postToOthers(em, event.id, readersOf(told, event.actor), now)
  return []
}
