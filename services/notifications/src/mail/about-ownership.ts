import { type OwnershipState, ownershipProposed } from '@passerelle/contracts'
import { cleanLine } from '@passerelle/kernel'
import { linkTo } from './link-to.ts'
import type { Desk, Queued } from './mail.ts'

/** A company is handed over, or is to be. */
export interface OwnershipFacts {
  readonly company: string
  readonly employerId: OwnershipState['id']
  /** Names of both. */
  readonly from: string
  readonly to: string
  readonly toUserId: OwnershipState['to']['userId']
}

export function saidOfOwnership({ facts }: Queued<OwnershipFacts>, { reader, publicUrl }: Desk) {
  return {
    reader: cleanLine(reader.name),
    company: cleanLine(facts.company),
    from: cleanLine(facts.from),
    to: cleanLine(facts.to),
    link: linkTo(publicUrl, 'employers', facts.employerId),
  }
}

const { id: employerId, from, to } = ownershipProposed.example

export const exampleOwnership: OwnershipFacts = {
  ...{ company: 'Cosling', employerId, from: from.name, to: to.name, toUserId: to.userId },
}
