import { type ApiKeyScope, employerRoles } from '@passerelle/contracts'
import type { CandidateId, EmployerId, Language, PersonId, SchoolId } from '@passerelle/kernel'
import type { EmployerRole, PassportClaims, Permission } from './passport-claims.ts'

/** Whoever asks, as the passport says. Policies and use cases ask it what it may do. */
export class Viewer {
  readonly personId: PersonId
  readonly email: string
  readonly name: string
  readonly locale: Language
  readonly timeZone: string
  /** The gateway itself, on an errand of its own; it belongs nowhere and reads nothing. */
  readonly isGateway: boolean
  /** The act on the subject (its id) that a link in a mail allows; the holder has not signed in. */
  readonly link: { readonly subject: string; readonly act: string } | undefined
  /** The API key that asks, in the place of a person. Only what a service's `byKey` says is open to it. */
  readonly key: PassportClaims['key']
  readonly expiresAt: Date
  readonly #claims: PassportClaims

  constructor(claims: PassportClaims, expiresAt: Date) {
    this.#claims = claims
    this.personId = claims.sub as PersonId
    this.email = claims.email
    this.name = claims.name
    this.locale = claims.locale
    this.timeZone = claims.tz
    this.isGateway = claims.gateway === true
    this.link = claims.link
    this.key = claims.key
    this.expiresAt = expiresAt
  }

  /** Whether the passport has ended. Never asked of a test's clock. */
  hasExpired(now: Date): boolean {
    return this.expiresAt.getTime() <= now.getTime()
  }

  /** Holds a link in a mail to this act on this subject. */
  holdsLink(subject: string, act: string): boolean {
    return this.link?.subject === subject && this.link.act === act
  }

  /** An API key of this school, made for this. */
  holdsKey(school: SchoolId | string, scope: ApiKeyScope): boolean {
    return this.key?.school === school && this.key.scopes.includes(scope)
  }

  /** Staff of the school, and with that permission when one is named. */
  staffOf(school: SchoolId | string, permission?: Permission): boolean {
    return this.staffSchools(permission).includes(school as SchoolId)
  }

  staffSchools(permission?: Permission): SchoolId[] {
    const staff = this.#claims.staff.filter((s) => permission === undefined || s.permissions.includes(permission))
    return staff.map((s) => s.school)
  }

  employers(): PassportClaims['employers'] {
    return this.#claims.employers
  }

  employerUser(employer: EmployerId | string): PassportClaims['employers'][number] | undefined {
    return this.#claims.employers.find((e) => e.employer === employer)
  }

  /** Works for the employer, with this role or a higher one when one is named. */
  worksFor(employer: EmployerId | string, atLeast: EmployerRole = 'REPRESENTATIVE'): boolean {
    const user = this.employerUser(employer)
    return user !== undefined && employerRoles.indexOf(user.role) >= employerRoles.indexOf(atLeast)
  }

  candidates(): PassportClaims['candidates'] {
    return this.#claims.candidates
  }

  candidateAt(school: SchoolId | string): CandidateId | undefined {
    return this.#claims.candidates.find((c) => c.school === school)?.candidate
  }
}
