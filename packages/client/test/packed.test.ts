import { execFile } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..', '..')
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
/** Another application, that has installed the packed client. */
const elsewhere = mkdtempSync(join(tmpdir(), 'passerelle-client-'))
const installed = join(elsewhere, 'node_modules', '@passerelle', 'client')

beforeAll(async () => {
  const built = join(elsewhere, 'built')
  await run(process.execPath, join(root, 'packages', 'client', 'build.ts'), built)
  await run('npm', 'pack', built, '--pack-destination', elsewhere)
  rmSync(built, { recursive: true })
  mkdirSync(installed, { recursive: true })
  await run('tar', '-xzf', globSync('*.tgz', { cwd: elsewhere })[0]!, '-C', installed, '--strip-components=1')
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    mkdirSync(dirname(join(elsewhere, 'node_modules', name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(elsewhere, 'node_modules', name))
  }
  writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))

/** @throws with what it said when it fails */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: '' }
  const { stdout } = await promisify(execFile)(program, args, { cwd: elsewhere, env }).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`)
  })
  return stdout
}

function typeCheck(file: string, text: string): Promise<string> {
  writeFileSync(join(elsewhere, file), text)
  return run(process.execPath, compiler, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', file)
}

const program = `
  import { type Caller, callerFor, createJournal, watch } from '@passerelle/client'
  import { RegisterEmployerDocument, WatchMyNoticesDocument, WhoAmIDocument } from '@passerelle/client/operations'
  import { Pool } from 'undici'

  const url: string = process.argv[2]!
  const dispatcher = new Pool(url)
  const signIn = async () => 'a token'
  const campus = { url, dispatcher, signIn, journal: createJournal(), patienceMs: 2_000 }
  const caller: Caller = callerFor(campus, { email: 'zoe@example.org', name: 'Zoé', locale: 'fr', zone: 'Europe/Paris' })

  const { me } = await caller.ask(WhoAmIDocument)
  const input = { name: 'Lumen', registrationNumber: '1', country: 'FR' }
  const registered = await caller.act(RegisterEmployerDocument, { input })
  const name: string = registered.refused === undefined ? registered.value.name : registered.message
  console.log(me.name, '/', name)
  await dispatcher.close()

  export const notices = () =>
    watch(url, caller, WatchMyNoticesDocument, {}, (notice) => console.log(notice.title.length), console.error)
`

test('GQ-04 another application installs the packed client, compiles against it and asks by it', async () => {
  await typeCheck('program.ts', program)
  const server = createServer(async (request, response) => {
    const { query } = JSON.parse(Buffer.concat(await request.toArray()).toString())
    const me = { id: 'per_1', name: 'Zoé', email: null }
    const refusal = { __typename: 'ActionRefused', code: 'FORBIDDEN', message: 'Not yours.' }
    const data = /query WhoAmI/.test(query) ? { me, myCandidacies: [] } : { registerEmployer: refusal }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    const { port } = server.address() as AddressInfo
    expect(await run(process.execPath, 'program.ts', `http://127.0.0.1:${port}`)).toBe('Zoé / Not yours.\n')
  } finally {
    server.close()
  }
})

test('GQ-04 what the graph does not have does not compile in another application', async () => {
  const wrong = (text: string) => typeCheck('wrong.ts', `${program}\n${text}`)
  await expect(wrong('me.nickname')).rejects.toThrow(/TS2339.*nickname/)
  await expect(wrong('caller.ask(RegisterEmployerDocument)')).rejects.toThrow(/TS\d+.*RegisterEmployer/s)
  await expect(wrong('callerFor({ url }, me)')).rejects.toThrow(/TS2739.*Campus/)
})

test('GQ-04 the packed client holds plain JavaScript, its types and what describes it', () => {
  const files = globSync('**/*.*', { cwd: installed })
  expect(files.filter((file) => !/\.(js|d\.ts)$/.test(file)).sort()).toEqual(['README.md', 'package.json'])
  expect(files).toContain('generated/operations.js')
})
