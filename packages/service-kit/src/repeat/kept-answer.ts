import type { EntityManager } from '@mikro-orm/postgresql'
import { Refusal } from '@passerelle/kernel'
import { notFound } from '../errors.ts'

/** JSON of an answer, in which things that have a table are named by class and key. */
type Kept =
  | string
  | number
  | boolean
  | null
  | readonly Kept[]
  | { readonly undefined: true }
  | { readonly date: string }
  | { readonly entity: string; readonly key: readonly unknown[] }
  | { readonly refusal: readonly [key: string, values: Kept, details: Kept] }
  | { readonly object: Readonly<Record<string, Kept>> }

/**
 * What is needed to give the answer again: things that have a table by their key, since they are read anew, values as they
 * are. @throws when something in it is neither
 */
export function toKept(em: EntityManager, answer: unknown): Kept {
  if (answer === undefined) return { undefined: true }
  if (answer === null || typeof answer === 'string' || typeof answer === 'boolean') return answer
  if (typeof answer === 'number' && Number.isFinite(answer)) return answer
  if (Array.isArray(answer)) return answer.map((one) => toKept(em, one))
  if (typeof answer !== 'object') throw unkeepable(typeof answer)
  if (answer instanceof Date) return { date: answer.toISOString() }
  if (answer instanceof Refusal) return { refusal: [answer.key, toKept(em, answer.values), toKept(em, answer.details)] }
  const prototype: unknown = Object.getPrototypeOf(answer)
  if (prototype === Object.prototype || prototype === null) {
    const fields = Object.entries(answer).map(([name, value]) => [name, toKept(em, value)])
    return { object: Object.fromEntries(fields) as Record<string, Kept> }
  }
  const meta = em.getMetadata().getByClassName(answer.constructor.name, false)
  if (meta?.class !== answer.constructor) throw unkeepable(answer.constructor.name)
  const key = meta.primaryKeys.map((column) => answer[column as keyof typeof answer])
  return { entity: meta.className, key }
}

/** @throws NOT_FOUND when something that it tells of is no longer there */
export async function fromKept(em: EntityManager, kept: Kept): Promise<unknown> {
  if (typeof kept !== 'object' || kept === null) return kept
  if (isList(kept)) return oneByOne(kept, (one) => fromKept(em, one))
  if ('undefined' in kept) return undefined
  if ('date' in kept) return new Date(kept.date)
  if ('refusal' in kept) {
    const [key, values, details] = kept.refusal
    const said = await fromKept(em, values)
    return new Refusal(key, said, (await fromKept(em, details)) as Record<string, unknown>)
  }
  if ('object' in kept) {
    return Object.fromEntries(
      await oneByOne(Object.entries(kept.object), async ([name, one]) => [name, await fromKept(em, one)] as const),
    )
  }
  const { class: entity, primaryKeys } = em.getMetadata().getByClassName(kept.entity)
  const place = Object.fromEntries(primaryKeys.map((column, index) => [column, kept.key[index]]))
  const found = await em.findOne(entity, place as never)
  if (!found) throw notFound('This was done before, and what it made is no longer there.')
  return found
}

function isList(kept: object): kept is readonly Kept[] {
  return Array.isArray(kept)
}

/** A transaction has one connection. */
async function oneByOne<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const one of all) done.push(await work(one))
  return done
}

function unkeepable(what: string): Error {
  return new Error(`A ${what} in the answer of a change cannot be kept: it has no table and is no plain value.`)
}
