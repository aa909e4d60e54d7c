import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { root } from './settings.ts'

/**
 * Where Node keeps what it compiled, for every house of this checkout: it halves the time of a start, and its memory,
 * because the TypeScript stripper is not loaded. A folder that cannot be written costs nothing but that.
 */
export const compileCache = join(root, '.cache', 'compiled')

export function useCompileCache(): void {
  enableCompileCache(compileCache)
}
