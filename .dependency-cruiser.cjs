/** Imports point one way: CONTRIBUTING.md says which, this refuses the rest. */

const { globSync } = require('node:fs')

const packageOrder = [
  'kernel',
  'contracts',
  'persistence',
  'telemetry',
  'messaging',
  'journal',
  'service-kit',
  'testkit',
]
const tests = '(\\.test\\.ts|/test/.+\\.ts)$'

/** The file that a concept is named after (interview/interview.ts), and each file of a concept with a test beside it. */
const rules = [
  '^services/[^/]+/src/.*\\b([^/]+)/\\1\\.ts$',
  ...globSync('services/*/src/**/*.test.ts', { cwd: __dirname }).map(
    (test) => `^${test.replace('.test.ts', '\\.ts')}$`,
  ),
]

/** Each package may import those before it in the order. */
const upward = packageOrder.map((name, position) => ({
  name: `packages-${name}-looks-down-only`,
  comment: packageOrder.join(' ← '),
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: {
    path: packageOrder
      .slice(position + 1)
      .map((later) => `^packages/${later}/`)
      .concat('^services/', '^gateway/'),
  },
}))

module.exports = {
  forbidden: [
    ...upward.filter((rule) => rule.to.path.length > 0),
    {
      name: 'rules-are-pure',
      comment:
        'Rules know no ORM, SQL, GraphQL, event log, network or timer, and no type of theirs; nor does what they import.',
      severity: 'error',
      from: { path: rules, pathNot: '/src/(reactions|migrations)/' },
      to: {
        path: [
          '^node_modules/(@mikro-orm|graphql|graphql-[^/]+|dataloader|kafkajs|pg|nodemailer|pino)/',
          '^packages/(persistence|telemetry|messaging|journal|service-kit|testkit)/',
          '^services/[^/]+/src/(context|config|service)\\.ts$',
          '\\.(table|graphql|loaders|policies|module)\\.ts$',
          '^(node:)?(fs|net|http|https|dns|child_process|timers)($|/)',
        ],
        reachable: true,
      },
    },
    {
      name: 'policies-know-no-resolvers',
      comment: 'Who may do something does not depend on how it is asked for.',
      severity: 'error',
      from: { path: '\\.policies\\.ts$' },
      to: { path: '\\.graphql\\.ts$', reachable: true },
    },
    {
      name: 'services-are-strangers',
      comment: 'A service never imports another service.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: tests },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'gateway-and-services-are-strangers',
      severity: 'error',
      from: { path: '^services/', pathNot: tests },
      to: { path: '^gateway/' },
    },
    {
      name: 'gateway-imports-no-service',
      severity: 'error',
      from: { path: '^gateway/', pathNot: tests },
      to: { path: '^services/' },
    },
    {
      name: 'only-service-sees-everything',
      comment: 'service.ts wires the parts; no part knows how it is wired.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/', pathNot: ['/src/(main|index|service)\\.ts$', tests] },
      to: { path: '^services/[^/]+/src/(main|service)\\.ts$' },
    },
    {
      name: 'services-use-the-kit',
      comment: 'HTTP, GraphQL servers and logs of events are set up in packages.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/' },
      to: { path: '^node_modules/(@apollo|@as-integrations|fastify|ws|graphql-ws|kafkajs)/' },
    },
    {
      name: 'kafkajs-has-one-importer',
      severity: 'error',
      from: { path: '^(packages|services|gateway)/', pathNot: ['^packages/messaging/', tests] },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'the-product-knows-no-workshop',
      comment: 'What runs for its users imports nothing of what starts, proves, operates or builds it.',
      severity: 'error',
      from: { path: '^(packages|services|gateway)/', pathNot: tests },
      to: { path: '^(house|proofs|operate|tools)/' },
    },
    {
      name: 'the-client-leaves-alone',
      comment: 'Another application installs packages/client by itself.',
      severity: 'error',
      from: { path: '^packages/client/', pathNot: tests },
      to: { path: '^(packages|services|gateway)/', pathNot: '^packages/client/' },
    },
    {
      name: 'the-house-stands-alone',
      comment: 'npm start and the container images need no proof and no tool.',
      severity: 'error',
      from: { path: '^house/', pathNot: tests },
      to: { path: '^(proofs|operate|tools)/' },
    },
    {
      name: 'testkit-is-for-tests',
      severity: 'error',
      from: { path: '^((services|gateway|packages)/[^/]*/?src/|house/)', pathNot: ['^packages/testkit/', tests] },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'no-circles',
      comment: 'Not of types either: whoever reads one file of a circle has to read them all.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The parser does not know `await using`, which tests are full of; the rules are about sources.
    exclude: { path: '/generated/|/test/|\\.test\\.ts$|^test/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
