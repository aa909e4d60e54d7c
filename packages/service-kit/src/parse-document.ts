import { type DocumentNode, GraphQLError, parse } from 'graphql'

/** Words, names and signs of a document; more are not read. */
const maxTokens = 4000

/** @throws GraphQLError where the text is no document, in GraphQL's own words, or a longer one than is read, in ours */
export function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('Parsing aborted')) throw tooLong(error)
    throw error
  }
}

function tooLong({ source, positions }: GraphQLError): GraphQLError {
  const message = `The document has more than ${maxTokens} tokens: ask for less, or in several requests.`
  return new GraphQLError(message, { source, positions })
}
