import { ownershipFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { tell } from '../news/tell.ts'

/** A company is to be handed over, was, or stays: both are told. */
export const onOwnership = reaction(ownershipFacts, async ({ em, event, now }) => {
  await tell(em, event, now)
})
