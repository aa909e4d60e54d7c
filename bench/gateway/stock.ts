/** `@apollo/gateway` as its documentation starts it. @param argv the supergraph's file, the port */
process.env.NODE_ENV = 'production'
process.env.APOLLO_TELEMETRY_DISABLED = '1'
const { readFileSync } = await import('node:fs')
const { ApolloGateway } = await import('@apollo/gateway')
const { ApolloServer } = await import('@apollo/server')
const { startStandaloneServer } = await import('@apollo/server/standalone')

const [file, port] = process.argv.slice(2)
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file!, 'utf8') })
await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: Number(port), host: '127.0.0.1' } })

export {}
