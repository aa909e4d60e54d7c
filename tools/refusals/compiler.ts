import { join } from 'node:path'
import { getLibFiles, libFolderInMemoryPath, ts } from '@ts-morph/common'

/**
 * A program of the compiler's API, which TypeScript 7 does not have. `@ts-morph/common` brings TypeScript 6 as a library, its
 * declarations of the language in memory; `typescript` itself in a second version would put its `tsc` in the place of ours.
 */
export function programOf(files: readonly string[], options: ts.CompilerOptions): ts.Program {
  const libraries = new Map(getLibFiles().map(({ fileName, text }) => [join(libFolderInMemoryPath, fileName), text]))
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists, getSourceFile } = host
  host.getDefaultLibLocation = () => libFolderInMemoryPath
  host.getDefaultLibFileName = (given) => join(libFolderInMemoryPath, ts.getDefaultLibFileName(given))
  host.readFile = (file) => libraries.get(file) ?? readFile(file)
  host.fileExists = (file) => libraries.has(file) || fileExists(file)
  host.getSourceFile = (file, target, ...rest) => {
    const text = libraries.get(file)
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target)
  }
  return ts.createProgram(files, options, host)
}
