import type { PlanNode } from '@apollo/query-planner'
import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Planned } from '../planned-operation.ts'
import { type ExecutorSchemas, gather, type PlanRun } from './gather.ts'
import type { Shape } from './shape.ts'

/**
 * Runs a plan of the operation over the subgraphs, and shapes what they said. Whatever becomes null because the schema
 * allows nothing else has its entry among the errors, unless one already tells of it; a thing that its owner hides from
 * this reader has none where null may be.
 * @param node the operation's own plan, or for a subscription that of one event
 */
export async function runPlan(
  planned: Planned,
  node: PlanNode | undefined,
  schemas: ExecutorSchemas,
  run: PlanRun,
): Promise<ExecutionResult> {
  const answer = await withoutSchema(planned, node, schemas, run)
  return planned.questions?.answered(schemas.client, answer, run.variables) ?? answer
}

async function withoutSchema(
  planned: Planned,
  node: PlanNode | undefined,
  schemas: ExecutorSchemas,
  run: PlanRun,
): Promise<ExecutionResult> {
  const shape = planned.shapes.of(run.variables)
  if (!node) return withoutSubgraphs(shape)
  const { tree, errors } = await gather(node, planned, schemas, run)
  const { data, flaws } = shape(tree)
  const all: Error[] = [...errors, ...flaws.filter(({ path }) => !errors.some((error) => tellsOf(error, path!)))]
  return all.length > 0 ? { errors: all as GraphQLError[], data } : { data }
}

/** Whether the error lies where something became null, or below it. One without a path may be the cause of anything. */
function tellsOf(error: Error, place: Path): boolean {
  const { path } = error as Partial<GraphQLError>
  if (!path) return true
  return [...Array(Math.min(path.length, place.length)).keys()].every((index) => path[index] === place[index])
}

type Path = readonly (string | number)[]

/** @throws Error when something was asked that no subgraph resolves: the planner says so by a plan that is empty */
function withoutSubgraphs(shape: Shape): ExecutionResult {
  const { data } = shape({})
  if (!data || Object.values(data).includes(null)) throw new Error('no subgraph can answer the operation')
  return { data }
}
