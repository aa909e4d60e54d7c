/** Imports point one way: STYLE.md says which, this refuses the rest. */

const { globSync, readFileSync } = require('node:fs')
const { Visitor } = require('@swc/core/Visitor.js')

// The parser's visitor does not know `await using`. What is declared so is visited like everything that is declared.
const { visitStatement } = Visitor.prototype
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement)
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) }
}

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

const sources = globSync('services/*/src/*/**/*.ts', { cwd: __dirname }).filter(
  (file) => !/\/(generated|migrations|reactions)\/|\.test\.ts$/.test(file),
)
const textOf = (file) => readFileSync(`${__dirname}/${file}`, 'utf8')
const exactly = (file) => `^${file.replaceAll('.', '\\.')}$`

/** What is said to a database, and so is none of a rule's business, wherever it stands. */
const withSql = sources.filter((file) =>
  /[`'"(]\s*(select\s[^`'"]*\sfrom|insert into|update \w+\s+set|delete from)\s/.test(textOf(file)),
)

/** By its name, the part that a file plays beside the rules of its concept. */
const roles = /\.(table|graphql|loaders|policies|module|sources)\.ts$/
/** What a file imports that says something to the world, or hears from it. */
const outside =
  /from '(@mikro-orm\/|graphql|dataloader|nodemailer|pino|node:(fs|net|http|https|dns|child_process|timers)|@passerelle\/(persistence|telemetry|messaging|journal|service-kit)|[^']*\/(context|config|service)\.ts'|[^']*\.(table|graphql|loaders|policies|module)\.ts')/

/**
 * The file that a concept is named after (interview/interview.ts), each file with a test beside it, and each that touches
 * nothing outside by itself: what is decided there is decided purely. Mails are written by a layout, which is a file.
 */
const rules = sources
  .filter((file) => /\b([^/]+)\/\1\.ts$/.test(file) || isTested(file) || touchesNothing(file))
  .map(exactly)

function isTested(file) {
  return globSync(file.replace('.ts', '.test.ts'), { cwd: __dirname }).length > 0
}

function touchesNothing(file) {
  if (roles.test(file) || /\/mail\/(render|sending\/write-mail)\.ts$/.test(file)) return false
  return !withSql.includes(file) && !outside.test(textOf(file))
}

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
      from: { path: rules },
      to: {
        path: [
          '^node_modules/(@mikro-orm|graphql|graphql-[^/]+|dataloader|kafkajs|pg|nodemailer|pino)/',
          '^packages/(persistence|telemetry|messaging|journal|service-kit|testkit)/',
          '^services/[^/]+/src/(context|config|service)\\.ts$',
          roles.source,
          ...withSql.map(exactly),
          '^(node:)?(fs|net|http|https|dns|child_process|timers)($|/)',
        ],
        reachable: true,
      },
    },
    {
      name: 'what-others-say-is-in-projections',
      comment: 'One folder in each service: its classes, tables and sources (projections.sources.ts).',
      severity: 'error',
      from: { path: '^services/[^/]+/src/.*(\\.sources|[^/]-projections?)\\.ts$', pathNot: '/src/projections/' },
      to: {},
    },
    {
      name: 'reactions-have-one-name',
      comment: 'reactions/on-<news>.ts; the list of many is reactions.ts.',
      severity: 'error',
      from: { path: '/src/reactions/', pathNot: ['/reactions/(on-[a-z-]+|reactions)\\.ts$', tests] },
      to: {},
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
      name: 'proofs-come-through-the-door',
      comment: 'What proves the house does it by the client, as another application would.',
      severity: 'error',
      from: { path: '^proofs/', pathNot: [tests, '^proofs/kafka/'] },
      to: { path: '^(services|gateway|operate|tools|packages/(?!client/|kernel/|testkit/src/dice))' },
    },
    {
      name: 'operating-needs-no-workshop',
      severity: 'error',
      from: { path: '^operate/', pathNot: tests },
      to: { path: '^(proofs|tools)/' },
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
      name: 'one-dice',
      comment: 'What tests draw, they draw by the seed of the run: @passerelle/testkit/fast-check.',
      severity: 'error',
      from: { pathNot: '^packages/testkit/' },
      to: { path: '^node_modules/fast-check/' },
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
