/** `npm run docker-env`: writes the secrets that docker-compose.yml asks for into .env, once. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dockerEnv } from './docker/secrets.ts'
import { root } from './keeper/settings.ts'

const file = join(root, '.env')
if (existsSync(file)) {
  console.error('.env is there already: remove it to get new secrets, which need new volumes too.')
  process.exitCode = 1
} else {
  const lines = Object.entries(dockerEnv()).map(([name, value]) => `${name}='${value}'\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  console.log('.env holds new secrets. Now: docker compose up --build')
}
