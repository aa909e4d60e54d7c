import { approvalProjectionTable } from './approval/approval-projection.table.ts'
import { boothTable } from './booth/booth.table.ts'
import { eventTable } from './event/event.table.ts'
import { registrationTable } from './registration/registration.table.ts'

export const entities = [eventTable, boothTable, registrationTable, approvalProjectionTable]
