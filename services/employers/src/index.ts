import { projectionsOf, tablesOf } from '@passerelle/service-kit'
import { modules } from './service.ts'

export type { EmployersConfig } from './config.ts'
export { migrations } from './migrations/index.ts'
export { type RegisterSchool, registerSchool } from './school/register-school.ts'
export { schoolsByName } from './school/school-lists.ts'
export { startEmployers } from './service.ts'
export { type AddStaff, addStaff } from './staff/add-staff.ts'
export const entities = tablesOf(modules)
export const projections = projectionsOf(modules)
