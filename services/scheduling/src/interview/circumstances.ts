import type { EntityManager } from '@mikro-orm/postgresql'
import type { EventState, TalentId } from '@passerelle/contracts'
import type { CandidateId, EmployerId, EventId, HostId, InterviewId, PersonId, SchoolId } from '@passerelle/kernel'
import type { BookingMode } from '../availability/host.ts'
import type { EventFormat, HostDay } from '../slot/host-slots.ts'
import type { Ranges } from '../slot/ranges.ts'
import type { Kind } from './beginning.ts'
import { openInSql } from './open-interviews.ts'
import type { Circumstances } from './starting.ts'

/** A host and a talent at an event: all that starting an interview or choosing a slot has to know. */
export interface Meeting extends Circumstances {
  event: EventFormat & {
    id: EventId
    schoolId: SchoolId
    name: string
    state: EventState['state']
    requestPolicy: EventState['requestPolicy']
    credits: number | null
  }
  host: {
    id: HostId
    personId: PersonId
    name: string
    employerId: EmployerId
    companyName: string
    bookingMode: BookingMode
    interviewKind: Kind
    customQuestion: string | null
    open: boolean
    days: HostDay[]
    blocked: number[]
  }
  /** When the host is taken, from the given instant on. Somebody may be quicker: only the database decides (occupancy). */
  busy: Ranges
  /** Null when the talent is not registered. */
  talent: { personId: PersonId; candidateId: CandidateId } | null
}

/** The talent, by person or by file. */
type Talent = { personId: TalentId } | { candidateId: CandidateId }

/**
 * One statement, no lock. @returns undefined when there is no such host
 * @param except an interview whose own time does not count as taken
 */
export async function meetingOf(
  em: EntityManager,
  hostId: HostId,
  talent: Talent,
  now: Date,
  except: InterviewId | '' = '',
): Promise<Meeting | undefined> {
  const byPerson = 'personId' in talent
  const [row]: Row[] = await em.execute(byPerson ? byPersonSql : byCandidateSql, [
    now,
    except,
    byPerson ? talent.personId : talent.candidateId,
    hostId,
  ])
  return row && meetingFrom(row)
}

function meetingFrom(row: Row): Meeting {
  const talent = row.talent && row.candidate_id ? { personId: row.talent, candidateId: row.candidate_id } : null
  return {
    event: {
      id: row.event_id,
      schoolId: row.school_id,
      name: row.event_name,
      timeZone: row.time_zone,
      days: row.event_days,
      durations: row.durations,
      state: row.state,
      requestPolicy: row.request_policy,
      credits: row.credits_per_participant,
    },
    host: {
      id: row.id,
      personId: row.person_id,
      name: row.display_name,
      employerId: row.employer_id,
      companyName: row.company_name,
      bookingMode: row.booking_mode,
      interviewKind: row.interview_kind,
      customQuestion: row.custom_question,
      open: row.open,
      days: row.days,
      blocked: row.blocked,
    },
    received: row.received,
    busy: row.busy,
    talentRegistered: talent !== null,
    talent,
    inContact: row.in_contact,
  }
}

interface Row {
  id: HostId
  person_id: PersonId
  employer_id: EmployerId
  booking_mode: BookingMode
  interview_kind: Kind
  custom_question: string | null
  open: boolean
  days: HostDay[]
  blocked: number[]
  display_name: string
  company_name: string
  received: boolean
  event_id: EventId
  school_id: SchoolId
  event_name: string
  time_zone: string
  event_days: EventState['days']
  durations: EventState['durations']
  state: EventState['state']
  request_policy: EventState['requestPolicy']
  credits_per_participant: number | null
  talent: PersonId | null
  candidate_id: CandidateId | null
  in_contact: boolean
  busy: number[]
}

const meetingSql = (registration: string) => `
  select h.id, h.person_id, h.employer_id, h.booking_mode, h.interview_kind, h.custom_question, h.open, h.days, h.blocked,
    l.display_name, l.company_name, l.received,
    e.id as event_id, e.school_id, e.name as event_name, e.time_zone, e.days as event_days, e.durations, e.state, e.request_policy,
    e.credits_per_participant, r.person_id as talent, r.candidate_id,
    exists (select 1 from interview i where i.host_id = h.id and i.talent = r.person_id
      and i.${openInSql}) as in_contact,
    array(select unnest(array[extract(epoch from lower(o.during)) * 1000, extract(epoch from upper(o.during)) * 1000])::float8
      from occupancy o where o.occupant_id = h.person_id and o.during && tstzrange(?, null) and o.interview_id <> ?
      order by lower(o.during)) as busy
  from host h
  join host_listing l on l.host_id = h.id
  join event_projection e on e.id = h.event_id
  left join registration_projection r on r.event_id = h.event_id and ${registration} = ? and r.active
  where h.id = ?
  limit 1`
const byPersonSql = meetingSql('r.person_id')
const byCandidateSql = meetingSql('r.candidate_id')
