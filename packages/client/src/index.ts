/** The saved operations of `gateway/operations` as typed documents, for any client that knows TypedDocumentNode. */
export * from './generated/operations.ts'
