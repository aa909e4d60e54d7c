import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { getStaticFile } from 'ruru/static'
import { savedOperations } from './saved-operations.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

const operationsFolder = join(import.meta.dirname, '..', '..', 'operations')
const socketClient = dirname(fileURLToPath(import.meta.resolve('graphql-ws/client')))

/**
 * A GraphQL IDE at `/`, for developers: everything comes from this server and its node_modules, and the policy lets the
 * page talk to no other host (GQ-07).
 */
export function idePage(app: FastifyInstance): void {
  page(app, '/', 'index.html')
  page(app, '/ide/ide.js', 'ide.js')
  page(app, '/ide/sign-in-page.js', 'sign-in-page.js')
  page(app, '/ide/streams.js', 'streams.js')
  page(app, '/ide/look-up.js', 'look-up.js')
  page(app, '/ide/ide.css', 'ide.css')
  app.get('/ide/operations.json', async () => savedOperations(operationsFolder, new Date()))
  app.get<{ Params: { '*': string } }>('/ide/graphql-ws/*', async (request, reply) => {
    const name = request.params['*']
    if (!/^(client|common-[\w-]+)\.js$/.test(name)) return reply.callNotFound()
    return reply.type(types['.js']!).send(readFileSync(join(socketClient, name)))
  })
  app.get('/ide/static/*', async (request, reply) => {
    const file = await getStaticFile({
      staticPath: '/ide/static/',
      urlPath: request.url,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    })
    if (!file) return reply.callNotFound()
    // Workers obey the policy of their own response.
    return reply.headers({ ...file.headers, 'content-security-policy': policy(request.host) }).send(file.content)
  })
}

function page(app: FastifyInstance, path: string, file: string): void {
  const place = join(import.meta.dirname, 'page', file)
  const type = types[file.slice(file.lastIndexOf('.'))]!
  app.get(path, async (request, reply) => {
    reply.headers({
      'content-security-policy': policy(request.host),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
    return reply.type(type).send(readFileSync(place))
  })
}

/** The editor sets styles from its code, and brings a font inside its style sheet. */
function policy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
