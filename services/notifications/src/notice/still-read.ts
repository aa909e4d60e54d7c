import type { EntityManager } from '@mikro-orm/postgresql'
import type { NoticeId } from '@passerelle/kernel'
import { sql } from '@passerelle/persistence'
import DataLoader from 'dataloader'

/**
 * Rows of `notice` called `row` that their person may still read: not those of a company or a school's staff that they have
 * left, unless they have to do with it otherwise: as the candidate, for the school, or for the company. Of mails:
 * `mail/former-work.ts`.
 */
export const stillRead = sql(`not (
  (exists (select from employer_user_projection u
      where u.person_id = row.person and u.employer_id = row.employer_id having not bool_or(u.active))
    or exists (select from staff_member_projection s
        where s.school_id = row.school_id and s.person_id = row.person and not s.active)
      and not exists (select from employer_user_projection u
        where u.person_id = row.person and u.employer_id = row.employer_id and u.active))
  and not exists (select from interview_projection i where i.id = row.interview_id and i.talent = row.person)
  and not exists (select from match_projection m
    where m.id = row.match_id and m.state->>'candidatePersonId' = row.person)
  and not exists (select from school_staff_projection s where s.school_id = row.school_id and s.person_id = row.person))`)

/** Whether the person of each of these notices may still read it, in one statement. */
export function stillReadOf(em: EntityManager): DataLoader<NoticeId, boolean> {
  return new DataLoader(async (ids) => {
    const rows: { id: NoticeId }[] = await em.execute(
      `select id from notice row where id = any(array[?]::text[]) and ${stillRead.text}`,
      [ids],
    )
    const read = new Set(rows.map(({ id }) => id))
    return ids.map((id) => read.has(id))
  })
}
