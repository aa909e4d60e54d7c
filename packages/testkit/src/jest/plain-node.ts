import { flushCompileCache, registerHooks } from 'node:module'

/**
 * jest's setup file: tests run in plain Node, one process for many files, so that what they all import is loaded once.
 * `@jest/globals` is ours there (globals.ts), anew for each file that imports it.
 */
const globals = new URL('globals.ts', import.meta.url).href
/** The runner gives each test file a number at each run. Without one, Node finds what it compiled in a run before. */
const numbered = /(\.test\.ts)\?\d+$/
const loaded = new Set<string>()

registerHooks({
  resolve(specifier, context, next) {
    if (numbered.test(specifier)) {
      const name = specifier.replace(numbered, '$1')
      const again = loaded.has(name)
      loaded.add(name)
      return next(again ? specifier : name, context)
    }
    if (specifier !== '@jest/globals') return next(specifier, context)
    return { url: `${globals}?${context.parentURL ?? ''}`, shortCircuit: true }
  },
})

// So the runner ends its workers, and Node would not keep what they compiled. It waits for a second.
if (process.send) {
  process.once('SIGTERM', () => {
    flushCompileCache()
    process.exit()
  })
}
