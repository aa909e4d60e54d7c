import { type Language, languageOf } from '@passerelle/kernel'

/** Whom the OpenID provider says the caller is. What they may do is ours to find out. */
export interface PersonIdentity {
  subject: string
  issuer: string
  email: string
  emailVerified: boolean
  name: string
  /** As the provider says, or the request when the provider says nothing. */
  locale?: Language | undefined
  timeZone: string
  expiresAt: Date
}

/** A machine with an API key of a school. The secret itself is forgotten as soon as it is hashed. */
export interface KeyIdentity {
  /** `key_…` */
  subject: string
  /** SHA-256 in hexadecimal. */
  secretHash: string
  /** A machine has no language of its own: that of the request. */
  locale?: Language | undefined
  expiresAt: Date
}

export type Identity = PersonIdentity | KeyIdentity

/**
 * Rejects with UNAUTHENTICATED when the credential is missing, expired, withdrawn or not ours; UNAVAILABLE when
 * it cannot be checked at the moment.
 */
export type Verifier = (credential: string | undefined) => Promise<Identity>

/** With the language that the request asks for, where nothing surer is known. @param acceptLanguage the header */
export function reading(identity: Identity, acceptLanguage: string | undefined): Identity {
  return { ...identity, locale: identity.locale ?? languageOf(acceptLanguage) }
}

/** The same for each request of one account or key, and for nobody else: to keep things for them, or to count. */
export function accountOf(identity: Identity): string {
  return 'secretHash' in identity ? `key ${identity.secretHash}` : `${identity.issuer} ${identity.subject}`
}
