import { cleanLine, cut, lengthOf, type Refusal, refuse } from '@passerelle/kernel'

export type DocumentKind = 'CV' | 'TRANSCRIPT' | 'DIPLOMA' | 'COVER_LETTER' | 'OTHER'

/** A document about the candidate (HU-22). It lies elsewhere; `url` is https. */
export interface MatchDocument {
  readonly kind: DocumentKind
  readonly name: string
  readonly url: string
}

const most = 20

/** The documents as they are kept, or DOCUMENT_INVALID, TOO_MANY. */
export function documentsOf(
  given: readonly { kind: DocumentKind; name: string; url: string | URL }[],
): MatchDocument[] | Refusal {
  if (given.length > most) return refuse('TOO_MANY', `Send at most ${most} documents along.`)
  const documents = given.map(({ kind, name, url }) => ({ kind, name: cleanLine(name), url: String(url) }))
  const wrong = documents.find((document) => !isFine(document))
  if (!wrong) return documents
  const message = `“${cut(wrong.name, 200)}” needs a name of 1 to 200 characters and an address that starts with https://.`
  return refuse('DOCUMENT_INVALID', message)
}

function isFine({ name, url }: MatchDocument): boolean {
  return name !== '' && lengthOf(name) <= 200 && url.length <= 2000 && isPublicHttps(url)
}

/** An address with a password in it would hand the password on. */
function isPublicHttps(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === ''
}
