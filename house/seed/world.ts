import { actWhenReady, type Caller, type Campus, callerFor, mutation, type Person } from '@passerelle/client'

/** The hands of the seed: whoever acts, and what has been made so far. */
export interface World {
  readonly now: Date
  /** The same caller for the same address. */
  as(person: Person): Caller
  readonly schools: { readonly riveGauche: School; readonly leman: School }
}

export interface School {
  readonly id: string
  /** Somebody of its staff with every permission. */
  readonly staff: Caller
}

export function callers(campus: Campus): World['as'] {
  const known = new Map<string, Caller>()
  return (person) => {
    const caller = known.get(person.email) ?? callerFor(campus, person)
    known.set(person.email, caller)
    return caller
  }
}

/** Some days from now, at nine UTC: a time of day at which people meet in Paris. */
export function morningIn(now: Date, days: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 9))
}

/** What a service answers until it has heard of something that another one has just said. */
const notYet = [
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_ALLOWED',
  'EMPLOYER_NOT_APPROVED',
  'NOT_APPROVED_AT_SCHOOLS',
  'BOOTH_REQUIRED',
  'NOT_A_CANDIDATE',
  'NOT_REGISTERED',
  'NOT_APPROVED',
  'NOT_ACQUAINTED',
  'CANDIDATE_NOT_LINKED',
  'HOST_CLOSED',
  'INTERVIEW_UNKNOWN',
  'INTERVIEWER_UNKNOWN',
  'JOB_NOT_APPROVED',
  'CONTACT_NOT_ACTIVE',
]

/**
 * One mutation, tried again for a while as long as another service's news are still on their way.
 * @param success the success type and its selection
 * @throws when it is refused for good
 */
export function perform<T>(caller: Caller, field: string, success: string, input: object): Promise<T> {
  return actWhenReady<T>(caller, mutation(field, success), { input }, notYet, 15_000)
}
