import type { EmployerId, SchoolId } from '@passerelle/kernel'

/** Why somebody who was entered by somebody else is told so: once for each school and company, however often it happens. */
export function welcome(who: string, where: SchoolId | EmployerId): string {
  return `welcome:${where}:${who}`
}
