import type { TalentId } from '@passerelle/contracts'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Reply } from './reply.ts'

export function replyLoaders({ em }: Reading) {
  return {
    reply: byId(em, Reply, 'rpl'),
    /** By person: whether a mail server said for good that their address takes no mail. */
    bounced: new DataLoader<TalentId, boolean>(async (people) => {
      const rows = await em.execute<{ id: string }[]>(
        `select r.id from reader r join bounced_address b on b.email = lower(r.email)
         where r.id in (${people.map(() => '?').join(', ')})`,
        [...people],
      )
      const failed = new Set(rows.map(({ id }) => id))
      return people.map((person) => failed.has(person))
    }),
  }
}
