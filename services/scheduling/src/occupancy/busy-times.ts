import type { EntityManager } from '@mikro-orm/postgresql'
import type { InterviewId, PersonId } from '@passerelle/kernel'
import type { Ranges } from '../slot/ranges.ts'

/**
 * When people are taken, as flat ranges in order, in one statement for all of them.
 * @param from @param to only what touches this stretch
 * @param except an interview that does not count
 */
export async function busyTimes(
  em: EntityManager,
  persons: readonly PersonId[],
  from: Date,
  to: Date,
  except: InterviewId | '' = '',
): Promise<Map<PersonId, Ranges>> {
  const busy = new Map<PersonId, number[]>(persons.map((person) => [person, []]))
  if (persons.length === 0) return busy
  const rows: { occupant_id: PersonId; starts: number; ends: number }[] = await em.execute(sql, [
    persons,
    from,
    to,
    except,
  ])
  for (const { occupant_id, starts, ends } of rows) busy.get(occupant_id)!.push(starts, ends)
  return busy
}

// The lateral join asks the index once for each person; GiST cannot take a list.
const sql = `
  select o.occupant_id, (extract(epoch from lower(o.during)) * 1000)::float8 as starts,
    (extract(epoch from upper(o.during)) * 1000)::float8 as ends
  from (select distinct unnest(array[?]) as id) p
  join lateral (select * from occupancy where occupant_id = p.id and during && tstzrange(?, ?)
    and interview_id <> ?) o on true
  order by o.occupant_id, starts`
