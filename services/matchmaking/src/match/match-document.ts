import { refuse } from '@passerelle/contracts'
import { cleanLine, lengthOf, type Refusal, webAddressOf } from '@passerelle/kernel'

export type DocumentKind = 'CV' | 'TRANSCRIPT' | 'DIPLOMA' | 'COVER_LETTER' | 'OTHER'

/** A document about the candidate (HU-22). It lies elsewhere; `url` is https. */
export interface MatchDocument {
  readonly kind: DocumentKind
  readonly name: string
  readonly url: string
}

const most = 20
const longestName = 200

/** The documents as they are kept, or DOCUMENT_INVALID, TOO_MANY. @param field their place in the input */
export function documentsOf(
  given: readonly { kind: DocumentKind; name: string; url: string | URL }[],
  field = 'documents',
): MatchDocument[] | Refusal {
  if (given.length > most) return refuse('TOO_MANY.DOCUMENTS', { most }, { field })
  const documents = given.map(({ kind, name, url }) => ({ kind, name: cleanLine(name), url: String(url) }))
  const wrong = documents.findIndex((document) => !isFine(document))
  if (wrong === -1) return documents
  const { name } = documents[wrong]!
  return refuse('DOCUMENT_INVALID', { name, longest: longestName }, { field: `${field}.${wrong}` })
}

function isFine({ name, url }: MatchDocument): boolean {
  return name !== '' && lengthOf(name) <= longestName && webAddressOf(url)?.startsWith('https:') === true
}
