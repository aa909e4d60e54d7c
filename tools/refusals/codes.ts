import { relative } from 'node:path'
import { ts } from '@ts-morph/common'
import { root } from '../services.ts'
import { refusalsIn } from './refusals-in.ts'

type Codes = ReadonlySet<string>
type Function = ts.FunctionLikeDeclaration | ts.MethodDeclaration

const none: Codes = new Set()

export interface CodeFinder {
  /** What a function, or an expression that is one, may refuse. */
  ofFunction(expression: ts.Expression): Codes
  /** Places whose codes could not be found. */
  readonly lost: ReadonlySet<string>
}

/** Follows expressions that may be refusals to where these are made. */
export function codeFinder(checker: ts.TypeChecker): CodeFinder {
  const lost = new Set<string>()
  const known = new Map<ts.Node, Set<string>>()

  function ofExpression(expression: ts.Expression): Codes {
    const type = checker.getTypeAtLocation(expression)
    if (type.getCallSignatures().length > 0) return ofFunction(expression)
    const { codes, isOpen } = refusalsIn(checker, type)
    return isOpen ? union(codes, followed(expression)) : codes
  }

  function followed(expression: ts.Expression): Codes {
    if (known.has(expression)) return known.get(expression)!
    known.set(expression, new Set())
    const codes = new Set(oneStep(expression))
    known.set(expression, codes)
    return codes
  }

  function oneStep(node: ts.Expression): Codes {
    if (isWrapper(node)) return ofExpression(node.expression)
    if (ts.isConditionalExpression(node)) return union(ofExpression(node.whenTrue), ofExpression(node.whenFalse))
    if (ts.isBinaryExpression(node)) return union(ofExpression(node.left), ofExpression(node.right))
    if (ts.isCallExpression(node)) return ofCall(node)
    if (ts.isIdentifier(node)) return ofName(node)
    if (ts.isNewExpression(node)) return ofCopy(node)
    if (ts.isArrayLiteralExpression(node)) return union(...node.elements.map(ofExpression))
    if (ts.isObjectLiteralExpression(node)) return union(...valuesOf(node).map(ofExpression))
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return ofExpression(node.expression)
    return loseAt(node)
  }

  /** `new Refusal(key, …)`, where `key` is that of another. */
  function ofCopy(node: ts.NewExpression): Codes {
    const [key] = node.arguments ?? []
    return key && ts.isIdentifier(key) ? ofName(key) : loseAt(node)
  }

  function ofCall(call: ts.CallExpression): Codes {
    const { expression: callee } = call
    const declaration = checker.getResolvedSignature(call)?.declaration
    if (isRefuse(declaration)) return loseAt(call)
    // A function that is typed by an alias has its body elsewhere.
    const own = declaration && isFunction(declaration) && declaration.body ? returned(declaration) : ofFunction(callee)
    const receiver = ts.isPropertyAccessExpression(callee) ? ofExpression(callee.expression) : none
    const given = union(...call.arguments.map(ofArgument))
    return union(own, receiver, given)
  }

  /** What is given to a function may come back: as a value, or as what a function among them returns. */
  function ofArgument(argument: ts.Expression): Codes {
    if (ts.isObjectLiteralExpression(argument)) return union(...valuesOf(argument).map(ofArgument))
    return ofExpression(argument)
  }

  function ofFunction(expression: ts.Expression): Codes {
    if (isWrapper(expression)) return ofFunction(expression.expression)
    if (isFunction(expression)) return returned(expression)
    if (ts.isConditionalExpression(expression))
      return union(ofFunction(expression.whenTrue), ofFunction(expression.whenFalse))
    if (ts.isCallExpression(expression)) {
      const maker = checker.getResolvedSignature(expression)?.declaration
      const made = maker && isFunction(maker) && maker.body ? returnsOf(maker).map(ofFunction) : []
      return union(...made, ...expression.arguments.map(ofArgument))
    }
    const declaration = declarationOf(expression)
    if (declaration && isFunction(declaration)) return returned(declaration)
    if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer)
      return ofFunction(declaration.initializer)
    if (declaration && ts.isPropertyAssignment(declaration)) return ofFunction(declaration.initializer)
    return none
  }

  /** What a function may refuse: what its type says, or else what it returns. */
  function returned(declaration: Function): Codes {
    const signature = checker.getSignatureFromDeclaration(declaration)
    const { codes, isOpen } = signature
      ? refusalsIn(checker, checker.getReturnTypeOfSignature(signature))
      : { codes: none, isOpen: true }
    if (!isOpen) return codes
    if (known.has(declaration)) return known.get(declaration)!
    known.set(declaration, new Set())
    const all = union(codes, ...returnsOf(declaration).map(ofExpression))
    known.set(declaration, new Set(all))
    return all
  }

  function ofName(name: ts.Identifier): Codes {
    const declaration = declarationOf(name)
    if (!declaration) return loseAt(name)
    // Whoever calls the function knows.
    if (ts.isParameter(declaration)) return none
    if (ts.isBindingElement(declaration)) return ofBinding(declaration)
    if (!ts.isVariableDeclaration(declaration)) return loseAt(name)
    const loop = declaration.parent.parent
    if (ts.isForOfStatement(loop)) return ofExpression(loop.expression)
    const added = additionsTo(declaration)
    if (!declaration.initializer && added.length === 0) return loseAt(name)
    return union(...[...(declaration.initializer ? [declaration.initializer] : []), ...added].map(ofExpression))
  }

  function ofBinding(element: ts.BindingElement): Codes {
    let node: ts.Node = element
    while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
      node = node.parent
    if (ts.isParameter(node)) return none
    return ts.isVariableDeclaration(node) && node.initializer ? ofExpression(node.initializer) : loseAt(element)
  }

  /** What is assigned to a variable later, or pushed into it. */
  function additionsTo(declaration: ts.VariableDeclaration): ts.Expression[] {
    const symbol = checker.getSymbolAtLocation(declaration.name)
    const is = (node: ts.Expression) => checker.getSymbolAtLocation(node) === symbol
    const added: ts.Expression[] = []
    const look = (node: ts.Node): void => {
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && is(node.left))
        added.push(node.right)
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const { expression, name } = node.expression
        if (name.text === 'push' && is(expression)) added.push(...node.arguments)
      }
      ts.forEachChild(node, look)
    }
    ts.forEachChild(declaration.getSourceFile(), look)
    return added
  }

  function declarationOf(node: ts.Node): ts.Declaration | undefined {
    let symbol = checker.getSymbolAtLocation(node)
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol)
    const declaration = symbol?.valueDeclaration
    if (!declaration || !ts.isShorthandPropertyAssignment(declaration)) return declaration
    return checker.getShorthandAssignmentValueSymbol(declaration)?.valueDeclaration
  }

  function loseAt(node: ts.Node): Codes {
    const file = node.getSourceFile()
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    lost.add(
      `${relative(root, file.fileName)}:${line + 1}: what \`${node.getText().slice(0, 80)}\` refuses is not known`,
    )
    return none
  }

  return { ofFunction, lost }
}

function union(...all: readonly Codes[]): Codes {
  return new Set(all.flatMap((codes) => [...codes]))
}

function isWrapper(
  node: ts.Node,
): node is
  | ts.AwaitExpression
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.SpreadElement {
  return (
    ts.isAwaitExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSpreadElement(node)
  )
}

function isFunction(node: ts.Node): node is Function {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isMethodDeclaration(node)
  )
}

/** `refuse` itself: whoever calls it must say the code. */
function isRefuse(declaration: ts.Node | undefined): boolean {
  return declaration !== undefined && ts.isFunctionDeclaration(declaration) && declaration.name?.text === 'refuse'
}

function valuesOf(object: ts.ObjectLiteralExpression): ts.Expression[] {
  return object.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return [property.initializer]
    if (ts.isShorthandPropertyAssignment(property)) return [property.name]
    return ts.isSpreadAssignment(property) ? [property.expression] : []
  })
}

/** What it returns, its inner functions left out. */
function returnsOf({ body }: Function): ts.Expression[] {
  if (!body) return []
  if (!ts.isBlock(body)) return [body]
  const returns: ts.Expression[] = []
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isReturnStatement(node) && node.expression) returns.push(node.expression)
    ts.forEachChild(node, look)
  }
  ts.forEachChild(body, look)
  return returns
}
