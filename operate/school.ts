/**
 * `npm run school -- add | staff | list`: schools, which nobody but the operator enters, and
 * the first of their staff. The database is
 * that of --database or DATABASE_URL (the service employers, migrated), else that of the house that runs here.
 */
import { parseArgs } from 'node:util'
import { sentenceOf, staffPermissions } from '@passerelle/contracts'
import { addStaff, entities, registerSchool, schoolsByName } from '@passerelle/employers'
import { isId, isRefusal, type Refusal, systemClock } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { houseDatabase } from './running-house.ts'

const usage = `npm run school -- add --name <name> --city <city> --zone <IANA time zone>
npm run school -- staff --school <sch_…> --email <address> --name <name> --may <${staffPermissions.join(',')}>
npm run school -- list
Each takes --database <url>; it is not needed when DATABASE_URL is set or the house runs on this machine.`

class Wrong extends Error {}

const text = { type: 'string' } as const
const options = { name: text, city: text, zone: text, school: text, email: text, may: text, database: text }
type Values = { readonly [K in keyof typeof options]?: string }

function needed(values: Values, option: keyof Values): string {
  const value = values[option]
  if (!value) throw new Wrong(`--${option} is missing.\n${usage}`)
  return value
}

type Em = Awaited<ReturnType<typeof createOrm>>['em']
const commands: Record<string, (em: Em, values: Values) => Promise<string>> = {
  async add(em, values) {
    const school = { name: needed(values, 'name'), city: needed(values, 'city'), timeZone: needed(values, 'zone') }
    const { id, name } = accepted(await registerSchool({ em }, school))
    return `${id}  ${name}`
  },
  async staff(em, values) {
    const schoolId = needed(values, 'school')
    if (!isId('sch', schoolId)) throw new Wrong(`${schoolId} is no id of a school.`)
    const wanted = needed(values, 'may').split(',')
    const permissions = staffPermissions.filter((permission) => wanted.includes(permission))
    if (permissions.length < wanted.length) throw new Wrong(`--may takes ${staffPermissions.join(',')}`)
    const member = { schoolId, email: needed(values, 'email'), name: needed(values, 'name'), permissions }
    const { name } = accepted(await addStaff({ em, now: systemClock }, member))
    return `${member.email} works for ${name} (${permissions.join(', ')}).`
  },
  async list(em) {
    const { edges } = await schoolsByName(em, { first: 100 })
    return edges.map(({ node }) => `${node.id}  ${node.name}, ${node.city}`).join('\n') || 'There is no school yet.'
  },
}

function accepted<Value>(result: Value | Refusal): Value {
  if (isRefusal(result)) throw new Wrong(sentenceOf(result, 'en'))
  return result
}

/** What the command says, and how the process should end: 0, 2 when it was not understood or is refused, 1 otherwise. */
export async function school(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; says: string }> {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
    const command = commands[positionals[0] ?? '']
    if (!command) throw new Wrong(usage)
    const url = values.database ?? env.DATABASE_URL ?? houseDatabase('employers', env)
    if (!url) throw new Wrong(`No house runs here: start it, or say --database.\n${usage}`)
    await using stack = new AsyncDisposableStack()
    const orm = await createOrm({ url, entities, poolSize: 1 })
    stack.defer(() => orm.close())
    return { code: 0, says: await command(orm.em.fork(), values) }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return { code: error instanceof Wrong ? 2 : 1, says }
  }
}

if (import.meta.main) {
  const { code, says } = await school(process.argv.slice(2), process.env)
  if (code === 0) console.log(says)
  else console.error(says)
  process.exitCode = code
}
