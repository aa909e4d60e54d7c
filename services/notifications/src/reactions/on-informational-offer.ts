import { informationalOfferWithdrawn } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { tell } from '../news/tell.ts'

export const onInformationalOffer = reaction(informationalOfferWithdrawn, ({ em, event, now }) => tell(em, event, now))
