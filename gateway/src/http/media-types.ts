/** GraphQL over HTTP, 4.1: answers have a type of their own, or that of any JSON for clients from before it. */
const own = 'application/graphql-response+json'
const json = 'application/json'

/** The type of an answer that has nothing but errors, by what the client accepts. */
export function mediaTypeFor(accept: string | undefined): string {
  return `${accepted(accept).includes(own) ? own : json}; charset=utf-8`
}

/** Media types of an Accept header (RFC 9110, 12.5.1) without their parameters. */
function accepted(accept = '*/*'): string[] {
  return accept.split(',').map((range) => range.split(';', 1)[0]!.trim().toLowerCase())
}
