import { hostTable } from './availability/host.table.ts'
import { hostListingTable } from './availability/host-listing.table.ts'
import { interviewTable } from './interview/interview.table.ts'
import { projectionTables } from './projection/projections.table.ts'
import { verdictTable } from './verdict/verdict.table.ts'

export const entities = [hostTable, hostListingTable, interviewTable, verdictTable, ...projectionTables]
