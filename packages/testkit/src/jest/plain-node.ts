import { registerHooks } from 'node:module'

/**
 * jest's setup file: tests run in plain Node, one process for many files, so that what they all import is loaded once.
 * `@jest/globals` is ours there (globals.ts), anew for each file that imports it.
 */
const globals = new URL('globals.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== '@jest/globals') return next(specifier, context)
    return { url: `${globals}?${context.parentURL ?? ''}`, shortCircuit: true }
  },
})
