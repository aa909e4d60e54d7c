import type { EntityManager } from '@mikro-orm/postgresql'
import type { Match } from './match.ts'

/** What people call those of a match. Empty where the news has not arrived yet. */
export interface MatchNames {
  school: string
  candidate: string
  job: string
  company: string
  contact: string
}

/** By one statement, for all of them. */
export async function namesOf(em: EntityManager, matches: readonly Match[]): Promise<MatchNames[]> {
  const column = (field: 'schoolId' | 'candidateId' | 'jobId' | 'employerId' | 'contactPersonId') =>
    matches.map((match) => match[field])
  const columns = [column('schoolId'), column('candidateId'), column('jobId'), column('employerId')]
  return em.execute<MatchNames[]>(statement, [...columns, column('contactPersonId')])
}

const statement = `
  select coalesce(school.name, '') as school, coalesce(candidate.first_name || ' ' || candidate.last_name, '') as candidate,
    coalesce(job.title, '') as job, coalesce(employer.name, '') as company, coalesce(person.name, '') as contact
  from unnest(array[?]::text[], array[?]::text[], array[?]::text[], array[?]::text[], array[?]::text[])
    with ordinality as asked(school, candidate, job, employer, person, place)
    left join school_projection as school on school.id = asked.school
    left join candidate on candidate.id = asked.candidate
    left join job_projection as job on job.id = asked.job
    left join employer_projection as employer on employer.id = asked.employer
    left join person_projection as person on person.id = asked.person
  order by asked.place`
