import { boothClosed, boothOpened } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { BoothProjection } from '../acquaintance/booth-projection.ts'

/** Remembers which employers are at a fair: they may see who is registered there. */
export const onBooth = reaction([boothOpened, boothClosed], async ({ em, event: { data } }) => {
  const { id, eventId, employerId, open } = data
  await em.upsert(BoothProjection, { id, eventId, employerId, open })
})
