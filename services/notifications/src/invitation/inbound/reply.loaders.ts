import type { PersonId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Reply } from './reply.ts'

export function replyLoaders({ em }: Reading) {
  return {
    reply: byId(em, Reply, 'rpl'),
    /** By person: whether a mail server said for good that their address takes no mail. */
    bounced: new DataLoader<PersonId, boolean>(async (people) => {
      const rows = await em.execute<{ id: string }[]>(
        `select p.id from person_projection p join bounced_address b on b.email = lower(p.email)
         where p.id in (${people.map(() => '?').join(', ')})`,
        [...people],
      )
      const failed = new Set(rows.map(({ id }) => id))
      return people.map((person) => failed.has(person))
    }),
  }
}
