import { addStaff, entities, registerSchool } from '@passerelle/employers'
import { isRefusal, type Refusal, systemClock } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { demoSchools } from '../demo/schools.ts'

/**
 * Enters the schools of the demo, each with the first of its staff, which only an operator can. May be repeated.
 * @param databaseUrl of the service employers, already migrated
 */
export async function registerDemoSchools(databaseUrl: string): Promise<void> {
  const orm = await createOrm({ url: databaseUrl, entities, poolSize: 1 })
  try {
    for (const { id, name, city, timeZone, staff } of demoSchools) {
      accepted(await registerSchool({ em: orm.em.fork() }, { id, name, city, timeZone }))
      const first = staff[0]!
      const member = { ...first, schoolId: id, permissions: [...first.permissions] }
      accepted(await addStaff({ em: orm.em.fork(), now: systemClock }, member))
    }
  } finally {
    await orm.close()
  }
}

function accepted(result: object | Refusal): void {
  if (isRefusal(result)) throw new Error(`A school of the demo is refused: ${result.key}`)
}
