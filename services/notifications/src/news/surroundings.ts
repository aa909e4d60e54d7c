import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, EventId, SchoolId } from '@passerelle/kernel'
import { EmployerProjection, EmployerUserProjection } from '../projections/employers.ts'
import { BoothProjection, EventProjection, RegistrationProjection } from '../projections/events.ts'
import { SchoolProjection, SchoolStaffProjection } from '../projections/school.ts'
import type { Needs, Surroundings } from './news.ts'

/** Clocks of two hosts differ: somebody who joined up to this long after a fact is told about it rather than forgotten. */
export const clockSkew = 60_000

/** Read again after a lock, rows must be what they are now. */
const fresh = { disableIdentityMap: true }

/** What is known here of what a rule needs; people as they belonged when it happened. */
export async function surroundingsOf(em: EntityManager, needs: Needs, occurredAt: Date): Promise<Surroundings> {
  const before = { $lte: new Date(occurredAt.getTime() + clockSkew) }
  const events = needs.events?.length ? await em.find(EventProjection, { id: { $in: [...needs.events] } }, fresh) : []
  const schoolIds = [...new Set([...(needs.schools ?? []), ...events.map((event) => event.schoolId)])]
  const ids = needs.participants ? events.map((event) => event.id) : []
  const takingPart = new Map<EventId, Awaited<ReturnType<typeof takingPartIn>>>()
  for (const id of ids) takingPart.set(id, await takingPartIn(em, id, before))
  return {
    schools: await schoolsOf(em, schoolIds, before),
    employers: await employersOf(em, [...(needs.employers ?? [])], before),
    events: new Map(
      events.map(({ id, name, schoolId }) => [id, { name, schoolId, ...(takingPart.get(id) ?? nobody) }]),
    ),
  }
}

interface Before {
  $lte: Date
}

async function schoolsOf(em: EntityManager, ids: SchoolId[], since: Before): Promise<Surroundings['schools']> {
  if (ids.length === 0) return new Map()
  const schools = await em.find(SchoolProjection, { id: { $in: ids } }, fresh)
  const staff = await em.find(SchoolStaffProjection, { schoolId: { $in: ids }, since }, fresh)
  const staffOf = (id: SchoolId) =>
    staff
      .filter((member) => member.schoolId === id)
      .map(({ personId, permissions }) => ({ person: personId, permissions }))
  return new Map(schools.map(({ id, name, timeZone }) => [id, { name, timeZone, staff: staffOf(id) }]))
}

async function employersOf(em: EntityManager, ids: EmployerId[], since: Before): Promise<Surroundings['employers']> {
  if (ids.length === 0) return new Map()
  const employers = await em.find(EmployerProjection, { id: { $in: ids } }, fresh)
  const users = await em.find(EmployerUserProjection, { employerId: { $in: ids }, active: true, since }, fresh)
  const usersOf = (id: EmployerId) =>
    users.filter((user) => user.employerId === id).map(({ personId, role }) => ({ person: personId, role }))
  return new Map(employers.map(({ id, name }) => [id, { name, users: usersOf(id) }]))
}

const nobody = { participants: [], companies: [] }

/** Candidates registered, and the people of companies with a booth. */
async function takingPartIn(em: EntityManager, eventId: EventId, since: Before) {
  const registered = await em.find(RegistrationProjection, { eventId, active: true, since }, fresh)
  const booths = await em.find(BoothProjection, { eventId, open: true }, fresh)
  const companies = booths.map((booth) => booth.employerId)
  const users = await em.find(EmployerUserProjection, { employerId: { $in: companies }, active: true, since }, fresh)
  return { participants: [...registered, ...users].map(({ personId }) => personId), companies }
}
