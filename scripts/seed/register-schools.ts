import { addStaff, registerSchool } from '@passerelle/employers'
import { isRefusal, systemClock } from '@passerelle/kernel'
import { demoSchools } from '../demo/schools.ts'

/**
 * Enters the schools of the demo and their staff, which only an operator can. May be repeated.
 * @param em an EntityManager on the database of the service employers
 */
export async function registerDemoSchools(em: Parameters<typeof registerSchool>[0]['em']): Promise<void> {
  for (const { id, name, city, timeZone, staff } of demoSchools) {
    const school = accepted(await registerSchool({ em }, { id, name, city, timeZone }))
    for (const { email, name, locale, permissions } of staff) {
      const member = { schoolId: school.id, email, name, locale, permissions: [...permissions] }
      accepted(await addStaff({ em, now: systemClock }, member))
    }
  }
}

function accepted<T>(result: T): Exclude<T, { code: string; message: string }> {
  if (isRefusal(result)) throw new Error(`The demo's schools are refused: ${result.message}`)
  return result as Exclude<T, { code: string; message: string }>
}
