import type { EntityManager } from '@mikro-orm/postgresql'
import type { HostId } from '@passerelle/kernel'
import DataLoader from 'dataloader'

/** How many requests each host has received from talents, whatever became of them. */
export function requestCounts(em: EntityManager): DataLoader<HostId, number> {
  return new DataLoader(async (ids) => {
    const rows: { host_id: HostId; total: number }[] = await em.execute(
      `select host_id, count(*)::integer as total from interview
       where host_id in (?) and origin = 'REQUEST' and sent_by = 'TALENT' group by 1`,
      [ids],
    )
    return ids.map((id) => rows.find((row) => row.host_id === id)?.total ?? 0)
  })
}
