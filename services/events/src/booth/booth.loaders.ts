import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Booth } from './booth.ts'
import { boothsOfEmployer, boothsOfEvent, viewerBooths } from './booths-of.ts'

export function boothLoaders(reading: Reading) {
  return {
    booth: byId(reading.em, Booth, 'bth'),
    boothsOfEvent: boothsOfEvent(reading),
    boothsOfEmployer: boothsOfEmployer(reading),
    viewerBooths: viewerBooths(reading),
  }
}
