import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'
import type { RefusalsOfMutations } from '../refusals/mutations.ts'
import { body, inputLine, type LinkTo, text, typeLink } from './elements.ts'
import { common, type Homes } from './homes.ts'

/** Name and first sentence of each page, in the order of the index. */
export const titles: Readonly<Record<string, [title: string, about: string]>> = {
  employers: [
    'Employers',
    'People and their profiles, schools and staff, companies, approvals, jobs and their review.',
  ],
  events: ['Events', 'Fairs, booths of companies, registrations of candidates.'],
  scheduling: ['Scheduling', 'Hosts, slots and interviews: from a request to what was thought of it.'],
  matchmaking: ['Matchmaking', 'Candidates, and matches between a candidate and a job.'],
  notifications: ['Notifications', 'Invitations and answers, mails sent, notices in the application.'],
  [common]: ['In common', 'What every part of the graph uses: scalars, refusals, page information.'],
}

const header =
  '<!-- Written by `npm run reference` from the schema. Change the descriptions in services/*/schema instead. -->'

type RootField = GraphQLField<unknown, unknown>
interface Roots {
  kind: 'Queries' | 'Mutations' | 'Subscriptions'
  /** By page. */
  on(page: string): RootField[]
}

/** Markdown files of the reference by their names: an index, and a page for each service. */
export function referencePages(
  schema: GraphQLSchema,
  homes: Homes,
  refusals: RefusalsOfMutations,
): Record<string, string> {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isRoot(schema, type))
    .sort((a, b) => a.name.localeCompare(b.name))
  const home = (type: GraphQLNamedType) => (isSpecifiedScalarType(type) ? common : homes.ofType(type.name))
  const roots = rootsOf(schema, homes)
  const pages = Object.keys(titles).map((page) => {
    const own = types.filter((type) => home(type) === page)
    const linkTo: LinkTo = (type) => `${home(type) === page ? '' : `${home(type)}.md`}#${anchor(type.name)}`
    return [`${page}.md`, lines(pageOf(page, own, roots, { linkTo, refusals }))] as const
  })
  return { 'README.md': lines(indexOf(types, roots, home)), ...Object.fromEntries(pages) }
}

function pageOf(page: string, types: GraphQLNamedType[], roots: Roots[], { linkTo, refusals }: About): string[] {
  const [title, about] = titles[page]!
  const inline = new Set(roots.flatMap((root) => root.on(page)).flatMap(inputsAndResult))
  const acts = roots.flatMap(({ kind, on }) =>
    section(kind, on(page), (field) => [
      ...rootField(field, inline, linkTo),
      ...(kind === 'Mutations' ? refusalLine(refusals[field.name]) : []),
    ]),
  )
  const plain = types.filter((type) => !inline.has(type) && !isConnection(type))
  const described = (type: GraphQLNamedType) => [`### ${type.name}`, '', text(type), '', ...body(type, linkTo), '']
  return [
    `# ${title}`,
    '',
    header,
    '',
    `${about} [All pages](README.md)`,
    '',
    ...acts,
    ...section(
      'Types',
      plain.filter((type) => !isEnumType(type) && !isScalarType(type)),
      described,
    ),
    ...section('Enumerations', plain.filter(isEnumType), described),
    ...section('Scalars', plain.filter(isScalarType), described),
    ...section('Pages of lists', types.filter(isConnection), described),
  ]
}

interface About {
  linkTo: LinkTo
  refusals: RefusalsOfMutations
}

/** The codes that a mutation may answer. */
function refusalLine(codes: readonly string[] = []): string[] {
  return codes.length > 0 ? [`Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`, ''] : []
}

/** A root field with the fields of its input and its possible answers, so that a mutation is read in one place. */
function rootField(field: RootField, inline: ReadonlySet<GraphQLNamedType>, linkTo: LinkTo): string[] {
  const anchors = inputsAndResult(field)
    .filter((type) => inline.has(type))
    .map(({ name }) => `<a id="${anchor(name)}"></a>`)
  const args = field.args.flatMap((arg) => {
    const type = getNamedType(arg.type)
    const fields = isInputObjectType(type) && inline.has(type) ? body(type, linkTo) : []
    return [inputLine(arg, linkTo), ...fields.map((line) => `  ${line}`)]
  })
  const result = getNamedType(field.type)
  const answers = isUnionType(result) && inline.has(result) ? result.getTypes() : [field.type]
  return [
    `### ${field.name}`,
    '',
    ...(anchors.length > 0 ? [anchors.join(''), ''] : []),
    `${text(field)} Answers ${answers.map((type) => typeLink(type, linkTo)).join(' or ')}.`,
    '',
    ...args,
    '',
  ]
}

/** Types that exist for one root field alone: `ChooseSlotInput` and `ChooseSlotResult` of `chooseSlot`. */
function inputsAndResult({ name, args, type }: RootField): GraphQLNamedType[] {
  const own = [`${name}Input`, `${name}Result`].map((one) => one.toLowerCase())
  return [...args.map((arg) => getNamedType(arg.type)), getNamedType(type)].filter(
    (one) => (isInputObjectType(one) || isUnionType(one)) && own.includes(one.name.toLowerCase()),
  )
}

function indexOf(types: GraphQLNamedType[], roots: Roots[], home: (type: GraphQLNamedType) => string): string[] {
  const pages = Object.entries(titles).map(([page, [title, about]]) => `- [${title}](${page}.md): ${about}`)
  const acts = roots.flatMap(({ kind, on }) => [
    `## ${kind}`,
    '',
    ...Object.keys(titles).flatMap((page) =>
      on(page).map((field) => `- [${field.name}](${page}.md#${anchor(field.name)}): ${text(field)}`),
    ),
    '',
  ])
  const inline = new Set(roots.flatMap((root) => Object.keys(titles).flatMap(root.on)).flatMap(inputsAndResult))
  const links = types
    .filter((type) => !isConnection(type) && !inline.has(type))
    .map((type) => `[${type.name}](${home(type)}.md#${anchor(type.name)})`)
  return [
    '# The schema',
    '',
    header,
    '',
    'Every field, argument and value of the one graph at `/graphql`. [For frontend teams](../frontend.md) says how to sign in, page',
    'through lists and read refusals.',
    '',
    ...pages,
    '',
    ...acts,
    '## Types',
    '',
    `${links.join(' ·\n')}`,
    '',
  ]
}

function rootsOf(schema: GraphQLSchema, homes: Homes): Roots[] {
  const of = (kind: Roots['kind'], type: ReturnType<GraphQLSchema['getQueryType']>): Roots => ({
    kind,
    on: (page) =>
      Object.values(type?.getFields() ?? {}).filter(({ name }) => homes.ofRootField(`${type!.name}.${name}`) === page),
  })
  return [
    of('Queries', schema.getQueryType()),
    of('Mutations', schema.getMutationType()),
    of('Subscriptions', schema.getSubscriptionType()),
  ]
}

function isRoot(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root === type)
}

/** `JobConnection` and `JobEdge`: the same for every list (Relay, Cursor Connections). */
function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && /.(Connection|Edge)$/.test(type.name)
}

function section<T>(title: string, entries: readonly T[], write: (entry: T) => string[]): string[] {
  return entries.length > 0 ? [`## ${title}`, '', ...entries.flatMap(write)] : []
}

/** As GitHub makes them from headings. */
function anchor(name: string): string {
  return name.toLowerCase()
}

function lines(list: string[]): string {
  return `${list
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}
