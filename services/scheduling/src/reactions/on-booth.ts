import { boothFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { keepReceived } from '../availability/received.ts'
import { callOff, isConfirmed } from '../interview/call-off.ts'

/**
 * A company that leaves a fair takes its recruiters out of the directory, and its confirmed interviews along. Behind the
 * projection of booths, which says what is open.
 */
export const onBooth = reaction(boothFacts, async ({ em, event, now }) => {
  const { eventId, employerId, open } = event.data
  await keepReceived(em, employerId, { eventId })
  if (open) return
  await callOff(em, { eventId, employerId }, { cause: 'BOOTH_CLOSED', event, now }, isConfirmed)
})
