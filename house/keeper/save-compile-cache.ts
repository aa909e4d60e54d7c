/** Loaded before each program. Node would save what it compiled when the process ends, and make Ctrl-C wait for it. */
import { flushCompileCache } from 'node:module'

process.on('message', (message) => {
  if (message !== 'save-compile-cache') return
  flushCompileCache()
  process.send?.('saved')
})
// a listener must not keep a program alive that has ended
process.channel?.unref()
