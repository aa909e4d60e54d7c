import type { Run, School } from '../fair.ts'

/** The school where the run's member of staff works. @throws when that person works for none */
export async function findSchool(run: Run): Promise<School> {
  const { me } = await run.staff.ask<{ me: { staffOf: { nodes: { school: School }[] } } }>(staffOf)
  const school = me.staffOf.nodes[0]?.school
  if (school === undefined) throw new Error(`${run.staff.person.email} works for no school`)
  return school
}

const staffOf = 'query StaffOf { me { staffOf { nodes { school { id name } } } } }'
