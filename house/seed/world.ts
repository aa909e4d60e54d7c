import {
  actWhenReady,
  type Caller,
  type Campus,
  callerFor,
  mutation,
  type Outcome,
  type Patience,
  type Person,
} from '@passerelle/client'
import type { Diary } from './diary.ts'

/** Somebody of the demo: what they have done before is not done again, and they wait for what others say as long as something moves. */
export interface Actor extends Pick<Caller, 'ask' | 'act'> {
  patience(): Patience
}

/** The hands of the seed: whoever acts, and what has been made so far. */
export interface World {
  /** When the demo was begun. */
  readonly now: Date
  readonly diary: Diary
  /** The same actor for the same address. */
  as(person: Person): Actor
  readonly schools: { readonly riveGauche: School; readonly leman: School }
}

export interface School {
  readonly id: string
  /** Somebody of its staff with every permission. */
  readonly staff: Actor
}

export function actors(campus: Campus, diary: Diary, patience: () => Patience): World['as'] {
  const known = new Map<string, Actor>()
  return (person) => {
    const actor = known.get(person.email) ?? actorFor(callerFor(campus, person), diary, patience)
    known.set(person.email, actor)
    return actor
  }
}

/** Nobody of the demo does the same thing twice: an act is known by who does it and what it is. */
function actorFor(caller: Caller, diary: Diary, patience: () => Patience): Actor {
  const act = async <T>(document: string, variables: object): Promise<Outcome<T>> => {
    const name = /\w+ (\w+)/.exec(document)![1]!
    try {
      const value = await diary.once(name, [caller.person.email, document, variables], async (key) => {
        const outcome = await caller.act<T>(document, variables, { key })
        if (outcome.refused !== undefined) throw new RefusedAct(outcome)
        return outcome.value
      })
      return { value }
    } catch (error) {
      if (error instanceof RefusedAct) return error.outcome
      throw error
    }
  }
  return { ask: caller.ask, act: act as Actor['act'], patience }
}

/** What was refused is not written down. */
class RefusedAct extends Error {
  readonly outcome: Outcome<never>
  constructor(outcome: Outcome<never>) {
    super('refused')
    this.outcome = outcome
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
  'HOST_CLOSED',
  'INTERVIEW_UNKNOWN',
  'INTERVIEWER_UNKNOWN',
  'JOB_NOT_APPROVED',
  'CONTACT_NOT_ACTIVE',
]

/**
 * One mutation, tried again as long as another service's news are still on their way.
 * @param success the success type and its selection
 * @throws when it is refused for good
 */
export function perform<T>(actor: Actor, field: string, success: string, input: object): Promise<T> {
  return actWhenReady<T>(actor, mutation(field, success), { input }, notYet, actor.patience())
}
