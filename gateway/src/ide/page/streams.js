// Subscriptions belong to the page and not to the editor, which lets go of its own as soon as another operation is opened.
import { createClient } from '/ide/graphql-ws/client.js'

const open = new Set()

/** What runs now goes on when the editor lets go of it. */
export function keepStreams() {
  for (const stream of open) stream.kept = true
}

/**
 * Runs a subscription on a socket of its own, so that it goes on as the one who began it. What comes is shown in the list of
 * streams, and given to the editor for as long as it listens; ends where somebody stops it, in either place.
 * @returns an iterator; a generator would not end while it waits
 */
export function follow(request, { title, connectionParams }) {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`
  const socket = createClient({ url, connectionParams, retryAttempts: 5 })
  const stream = { kept: false }
  const shown = show(title, () => end())
  const unread = []
  const waiting = []
  const give = (result) => (waiting.length > 0 ? waiting.shift()(result) : unread.push(result))
  const ended = (result, how) => {
    open.delete(stream)
    shown.ended(how)
    give(result)
  }
  open.add(stream)
  const end = socket.subscribe(request, {
    next(value) {
      shown.event(value)
      if (!stream.kept) give({ value, done: false })
    },
    error(error) {
      const failed = Promise.reject(error)
      failed.catch(() => {})
      ended(failed, Array.isArray(error) ? error[0].message : 'The connection broke.')
    },
    complete: () => ended({ value: undefined, done: true }, 'Ended.'),
  })
  return {
    next: async () => unread.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    return: async () => {
      if (!stream.kept) end()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** An entry in the list of streams: what came last, how much, and a button that stops it. */
function show(title, stop) {
  const entry = document.createElement('li')
  const state = document.createElement('small')
  const last = document.createElement('pre')
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: title })
  button.append(state)
  entry.append(button, last)
  document.getElementById('streams').append(entry)
  document.getElementById('running').hidden = false
  let events = 0
  const say = (text) => {
    state.textContent = text
  }
  say('Listening. Click to stop.')
  button.addEventListener('click', stop, { once: true })
  return {
    event({ data, errors }) {
      events += 1
      say(`Events so far: ${events}. Click to stop.`)
      last.textContent = JSON.stringify(errors ?? data, null, 1)
    },
    ended(how) {
      say(how)
      button.addEventListener('click', () => entry.remove(), { once: true })
    },
  }
}
