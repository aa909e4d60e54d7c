/** Checked by the compiler only: each line below an `@ts-expect-error` must be refused. */
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core'
import type { AcrossTheHouseDocument, RegisterEmployerDocument } from '../src/generated/operations.ts'

type Agenda = NonNullable<ResultOf<typeof AcrossTheHouseDocument>['myAgenda']>
type Registration = ResultOf<typeof RegisterEmployerDocument>['registerEmployer']

export function rightAnswers(agenda: Agenda, registration: Registration): (string | number | undefined)[] {
  const { host, status } = agenda.edges[0]!.node
  const confirmed: typeof status = 'CONFIRMED'
  const existing = registration.__typename === 'EmployerExists' ? registration.employer.name : undefined
  return [host?.displayName, host?.openSlotCount, confirmed, existing]
}

export function wrongAnswers(agenda: Agenda, registration: Registration): unknown[] {
  const { host, status } = agenda.edges[0]!.node
  // @ts-expect-error: not selected
  const kind = agenda.edges[0]!.node.kind
  // @ts-expect-error: may be null
  const name = host.displayName
  // @ts-expect-error: no status of an interview
  const misspelt: typeof status = 'CONFIRMD'
  // @ts-expect-error: which member of the union is not known yet
  const id = registration.registrationNumber
  // @ts-expect-error: no answer of this mutation
  const slot = registration.__typename === 'SlotTaken'
  return [kind, name, misspelt, id, slot]
}

export const rightVariables: VariablesOf<typeof RegisterEmployerDocument> = {
  input: { name: 'Verrerie du Lac', registrationNumber: '356 000 000 00048' },
}
export const withoutNumber: VariablesOf<typeof RegisterEmployerDocument> = {
  // @ts-expect-error: the number is required
  input: { name: 'Verrerie du Lac' },
}
export const misspeltVariable: VariablesOf<typeof RegisterEmployerDocument> = {
  // @ts-expect-error: no such field
  input: { name: 'Verrerie du Lac', registrationNumber: '356 000 000 00048', town: 'Annecy' },
}
