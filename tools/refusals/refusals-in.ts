import { ts } from '@ts-morph/common'

/** What a type says of refusals. */
export interface RefusalsIn {
  readonly codes: ReadonlySet<string>
  /** Whether there may be a refusal whose code the type does not say. */
  readonly isOpen: boolean
}

/** How deep a payload is looked into: `{ results: (Candidate | Refusal)[] }` is two steps. */
const deepest = 4

/** The refusals that a value of the type may be or hold, behind promises, in arrays and in plain objects. */
export function refusalsIn(checker: ts.TypeChecker, type: ts.Type): RefusalsIn {
  const codes = new Set<string>()
  let isOpen = false
  look(type, 0)
  return { codes, isOpen }

  function look(one: ts.Type, depth: number): void {
    if (depth > deepest) return
    const awaited = checker.getAwaitedType(one) ?? one
    if (awaited.isUnion()) {
      for (const member of awaited.types) look(member, depth)
      return
    }
    const name = awaited.getSymbol()?.name
    if (name === 'Refusal') {
      lookAtCode(checker.getTypeArguments(awaited as ts.TypeReference)[0])
      return
    }
    if (checker.isArrayType(awaited) || checker.isTupleType(awaited)) {
      for (const element of checker.getTypeArguments(awaited as ts.TypeReference)) look(element, depth + 1)
      return
    }
    // What is handed on may be a function that is called elsewhere.
    for (const signature of awaited.getCallSignatures()) look(checker.getReturnTypeOfSignature(signature), depth + 1)
    if (!isPlain(awaited)) return
    for (const property of awaited.getProperties()) look(checker.getTypeOfSymbol(property), depth + 1)
  }

  function lookAtCode(code: ts.Type | undefined): void {
    const all = code?.isUnion() ? code.types : [code]
    for (const one of all) {
      if (one?.isStringLiteral()) codes.add(one.value)
      else isOpen = true
    }
  }
}

/** An interface or literal of a service: not a class, and nothing of a library. */
function isPlain(type: ts.Type): boolean {
  const declarations = type.getSymbol()?.declarations ?? []
  return (
    declarations.length > 0 &&
    declarations.every(
      (one) =>
        !one.getSourceFile().fileName.includes('node_modules') &&
        (ts.isInterfaceDeclaration(one) || ts.isTypeLiteralNode(one) || ts.isObjectLiteralExpression(one)),
    )
  )
}
