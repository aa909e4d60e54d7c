import type { ConstDirectiveNode } from 'graphql'

/** The arguments of each use of a directive, as a supergraph has them (join specification 0.5); lists and objects are undefined. */
export function argumentsOf(
  node: { directives?: readonly ConstDirectiveNode[] },
  name: string,
): Record<string, string | boolean | undefined>[] {
  return (node.directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map(({ name, value }) => [name.value, 'value' in value ? value.value : undefined]),
      ),
    )
}
