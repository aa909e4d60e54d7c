/**
 * The document of one mutation as all of them are built: an input named after it, a union of its success type and refusals.
 * @param success the success type and its selection, for instance `Interview { id status }`
 */
export function mutation(field: string, success: string): string {
  const name = field[0]!.toUpperCase() + field.slice(1)
  return `mutation ${name}($input: ${name}Input!) {
    result: ${field}(input: $input) { __typename ... on ${success} ... on Refusal { code message } }
  }`
}
