import { newId } from '@passerelle/kernel'
import type pg from 'pg'

export interface Host {
  id: string
  personId: string
  employerId: string
}

/** A fair written straight into the tables of scheduling, as its reactions would. Slots of 20 minutes from 8:00Z on. */
export interface Fair {
  eventId: string
  hosts: Host[]
  talents: { personId: string; candidateId: string }[]
}

export const slotsPerHost = 32
export const slotMinutes = 20

/** The start of a host's slot. */
export function slotStart(slot: number): string {
  return new Date(Date.UTC(2030, 5, 3, 8) + slot * slotMinutes * 60_000).toISOString()
}

export async function newFair(db: pg.Pool, hosts: number, talents: number): Promise<Fair> {
  const fair: Fair = {
    eventId: newId('evt'),
    hosts: Array.from({ length: hosts }, () => ({
      id: newId('hst'),
      personId: newId('per'),
      employerId: newId('emp'),
    })),
    talents: Array.from({ length: talents }, () => ({ personId: newId('per'), candidateId: newId('cnd') })),
  }
  const closes = `${8 + (slotsPerHost * slotMinutes) / 60}`.slice(0, 2)
  const day = { date: '2030-06-03', opensAt: '08:00', closesAt: `${closes}:40` }
  await db.query(
    `insert into event_projection (id, school_id, name, time_zone, days, durations, request_policy, credits_per_participant, state)
     values ($1, $2, 'Forum', 'UTC', $3, '[20]', 'BOTH', 10, 'PUBLISHED')`,
    [fair.eventId, newId('sch'), JSON.stringify([day])],
  )
  const minutes = { date: day.date, from: 480, to: 480 + slotsPerHost * slotMinutes, durationMinutes: slotMinutes }
  for (const [i, { id, personId, employerId }] of fair.hosts.entries()) {
    await db.query(
      `insert into host (id, event_id, employer_id, employer_user_id, person_id, booking_mode, open, days, blocked)
       values ($1, $2, $3, $4, $5, 'DIRECT', true, $6, '[]')`,
      [id, fair.eventId, employerId, newId('eus'), personId, JSON.stringify([minutes])],
    )
    await db.query('insert into booth_projection (id, event_id, employer_id, open) values ($1, $2, $3, true)', [
      newId('bth'),
      fair.eventId,
      employerId,
    ])
    await db.query(`insert into host_listing values ($1, $2, $3, $4, $5, $5, $5, $5, $5, true, true)`, [
      id,
      fair.eventId,
      employerId,
      personId,
      `Host ${i}`,
    ])
  }
  await db.query(
    `insert into registration_projection
     select 'reg_' || ordinality || $1, $1, candidate, person, true
     from unnest($2::text[], $3::text[]) with ordinality as t (candidate, person, ordinality)`,
    [fair.eventId, fair.talents.map((t) => t.candidateId), fair.talents.map((t) => t.personId)],
  )
  await db.query('analyze')
  return fair
}
