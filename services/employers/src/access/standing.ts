import type { EntityManager } from '@mikro-orm/postgresql'
import { type Memberships, Viewer } from '@passerelle/service-kit'

/**
 * What a person may do, as it is now, as columns of a statement. Of several files at one school the newest comes first. A candidate who
 * has never signed in comes by a link, under the file, and is a candidate all the same.
 * @param person SQL that is the person's id
 */
export const membershipColumns = (person: string): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('school', s.id, 'permissions', m.permissions)), '[]')
    from school s cross join lateral jsonb_to_recordset(s.staff) as m("personId" text, permissions jsonb)
    where s.staff @> jsonb_build_array(jsonb_build_object('personId', ${person})) and m."personId" = ${person})::text as staff,
  (select coalesce(jsonb_agg(jsonb_build_object('employer', employer_id, 'user', id, 'role', role)), '[]')
    from employer_user where person_id = ${person} and active)::text as employers,
  (select coalesce(jsonb_agg(jsonb_build_object('candidate', candidate_id, 'school', school_id) order by candidate_id desc), '[]')
    from candidate_projection where person_id = ${person} or candidate_id = ${person} and person_id is null)::text as candidates`

export type MembershipRow = Record<'staff' | 'employers' | 'candidates', string>

export function membershipsFrom({ staff, employers, candidates }: MembershipRow): Memberships {
  return { staff: JSON.parse(staff), employers: JSON.parse(employers), candidates: JSON.parse(candidates) }
}

async function membershipsOf(em: EntityManager, personId: string): Promise<Memberships> {
  const [row] = await em.execute<[MembershipRow]>(ofPerson, [personId])
  return membershipsFrom(row)
}

const ofPerson = `select ${membershipColumns('who.id')} from (select ?::text as id) who`

/** The viewer with the memberships of this moment instead of those of the passport. */
export async function standingOf(em: EntityManager, viewer: Viewer): Promise<Viewer> {
  const { personId, email, name, locale, timeZone, expiresAt, key } = viewer
  if (key && (await isInForce(em, key.id))) return viewer
  const memberships =
    key || viewer.isGateway ? { staff: [], employers: [], candidates: [] } : await membershipsOf(em, personId)
  return new Viewer({ sub: personId, email, name, locale, tz: timeZone, ...memberships }, expiresAt)
}

async function isInForce(em: EntityManager, keyId: string): Promise<boolean> {
  const rows = await em.execute<object[]>('select 1 from api_key where id = ? and revoked_at is null', [keyId])
  return rows.length > 0
}
