import type { Module } from '@passerelle/service-kit'
import { attendanceResolvers as resolvers } from './attendance.graphql.ts'
import { attendancePolicies as policies } from './attendance.policies.ts'

/** Who came to an interview, and who is said not to have come. */
export const attendanceModule: Module = { resolvers, policies }
