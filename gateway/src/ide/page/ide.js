// The IDE page: who is signed in, the saved operations, and an editor that sends them over HTTP or follows them as streams.
import { filledIn, personFor } from '/ide/look-up.js'
import { backFromSignInPage, leaveForSignInPage } from '/ide/sign-in-page.js'
import { createRoot, React, Ruru } from '/ide/static/ruru.js'
import { follow, keepStreams } from '/ide/streams.js'

const workers = { json: 'jsonWorker.js', graphql: 'graphqlWorker.js' }
globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(`/ide/static/${workers[label] ?? 'editorWorker.js'}`, { type: 'module' }),
}

/** Kept for this tab only: a token ends with it. */
const kept = {
  get person() {
    return JSON.parse(sessionStorage.getItem('person') ?? 'null')
  },
  get token() {
    return sessionStorage.getItem('token')
  },
  keep(person, token) {
    sessionStorage.setItem('person', JSON.stringify(person))
    sessionStorage.setItem('token', token)
  },
}

const authorization = () => (kept.token ? { authorization: `Bearer ${kept.token}` } : {})
let people = []

async function signIn(person) {
  const token = await tokenOf(person)
  if (token) become(person, token)
}

async function tokenOf({ email, name, locale, zone }) {
  const grant = { grant_type: 'urn:passerelle:demo-person', client_id: 'passerelle-tools', email, name, locale, zone }
  const response = await fetch('/identity/token', { method: 'POST', body: new URLSearchParams(grant) })
  if (response.ok) return (await response.json()).access_token
  say(`Signing in did not work (${response.status}).`)
}

function become(person, token) {
  kept.keep(person, token)
  showViewer()
}

/** GraphiQL's fetcher: subscriptions take the socket, everything else a POST. Signs in once more when a token ran out. */
async function fetcher({ query, variables, operationName }) {
  const request = { query, variables, operationName }
  if (isSubscription(query, operationName)) return followAs(kept.person, request)
  return ask(request)
}

async function ask(request) {
  let response = await post(request)
  if (response.status === 401 && kept.person) {
    await signIn(kept.person)
    response = await post(request)
  }
  return response.json()
}

function followAs(person, request) {
  const title = `${request.operationName ?? 'Subscription'} as ${person?.name ?? 'nobody'}`
  // Asked at each connection: tokens are for an hour.
  const connectionParams = async () => (person ? { authorization: `Bearer ${await tokenOf(person)}` } : {})
  return follow(request, { title, connectionParams })
}

function post(request) {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...authorization() }
  return fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(request) })
}

function isSubscription(query, operationName) {
  const withoutTexts = query.replace(/#.*$|"""[\s\S]*?"""|"(?:\\.|[^"\\])*"/gm, '')
  const kinds = [...withoutTexts.matchAll(/\b(query|mutation|subscription)\b\s*(\w*)\s*[({@]/g)]
  return (kinds.find(([, , name]) => name === operationName) ?? kinds[0])?.[1] === 'subscription'
}

const root = createRoot(document.getElementById('ruru-root'))
let shown = 0

/** A new editor opens the operation in a tab of its own; other tabs stay. */
function edit(operation) {
  const initial = operation && { initialQuery: operation.query, initialVariables: operation.variables }
  root.render(React.createElement(Ruru, { key: shown++, fetcher, defaultTheme: 'light', ...initial }))
}

async function open(operation) {
  const person = personFor(operation, people)
  const goodForAll = kept.person && operation.who.startsWith('Anybody')
  if (person && !goodForAll && person.email !== kept.person?.email) await signIn(person)
  else showViewer()
  const variables = operation.lookUp === '' ? operation.variables : await lookedUp(operation)
  keepStreams()
  edit({ ...operation, variables })
}

/** The variables with the ids that the house has for this person now; what is not there yet is said, and stays as it was saved. */
async function lookedUp({ lookUp, variables }) {
  const { data } = await ask({ query: lookUp }).catch(() => ({}))
  const filled = filledIn(variables, data ?? null)
  if (filled.missing.length > 0) {
    document
      .getElementById('viewer')
      .append(` Nothing was found for ${filled.missing.join(', ')}: an operation before this one makes it.`)
  }
  return filled.variables
}

function say(text) {
  document.getElementById('viewer').textContent = text
}

function showViewer() {
  const { person } = kept
  say(person ? `Signed in as ${person.name} (${person.at}).` : 'Nobody is signed in.')
  for (const button of document.querySelectorAll('#people button')) {
    button.setAttribute('aria-pressed', String(button.dataset.email === person?.email))
  }
}

function list(place, entries, describe, act) {
  const items = entries.map((entry) => {
    const { title, note, data } = describe(entry)
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: title })
    Object.assign(button.dataset, data)
    button.append(Object.assign(document.createElement('small'), { textContent: note }))
    button.addEventListener('click', () => act(entry))
    const item = document.createElement('li')
    item.append(button)
    return item
  })
  document.getElementById(place).replaceChildren(...items)
}

async function load(path) {
  const response = await fetch(path).catch(() => undefined)
  return response?.ok ? response.json() : []
}

people = await load('/identity/people')
const back = await backFromSignInPage()
if (back) become(people.find(({ email }) => email === back.person.email) ?? back.person, back.token)
document.getElementById('sign-in-page').addEventListener('click', leaveForSignInPage)
list(
  'people',
  people,
  ({ name, role, at, email }) => ({ title: name, note: `${role}, ${at}`, data: { email } }),
  signIn,
)
const operations = await load('/ide/operations.json')
list('operations', operations, ({ title, who }) => ({ title, note: who, data: {} }), open)
edit(operations[0])
showViewer()
