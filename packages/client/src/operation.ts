import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'

/** A document as text, or parsed as the typed operations are. */
export type Operation = string | TypedDocumentNode<unknown, never>

export function textOf(document: Operation): string {
  return typeof document === 'string' ? document : print(document)
}

export function operationName(document: Operation): string {
  return /(?:query|mutation|subscription)\s+(\w+)/.exec(textOf(document))?.[1] ?? 'unnamed'
}
