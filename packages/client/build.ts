/**
 * `npm run build --workspace @passerelle/client [-- folder]`: the package as other applications take it, plain JavaScript
 * with its types, in `dist` or the named folder. `npm pack packages/client/dist` makes a file of it.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const here = import.meta.dirname
const folder = resolve(process.argv[2] ?? join(here, 'dist'))

/** Inside this repository the sources run as they are; outside, Node strips no types of what is installed. */
function manifest(): object {
  const { name, version, type, dependencies, engines } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
  const built = (module: string) => ({ types: `./${module}.d.ts`, default: `./${module}.js` })
  const exports = { '.': built('index'), './operations': built('generated/operations') }
  return { name, version, license: 'UNLICENSED', type, engines, exports, dependencies }
}

rmSync(folder, { recursive: true, force: true })
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const compiled = spawnSync(
  process.execPath,
  [compiler, '--project', join(here, 'tsconfig.build.json'), '--outDir', folder],
  { stdio: 'inherit' },
)
if (compiled.status !== 0) process.exit(1)
// The compiler rewrites the endings of imports in code, but not in declarations.
for (const file of globSync('**/*.d.ts', { cwd: folder })) {
  const text = readFileSync(join(folder, file), 'utf8')
  writeFileSync(join(folder, file), text.replaceAll(/(from '\.[^']+)\.ts'/g, "$1.js'"))
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
copyFileSync(join(here, 'README.md'), join(folder, 'README.md'))
