/** What is kept, for an operator, of an error that something is parked or put off for. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
