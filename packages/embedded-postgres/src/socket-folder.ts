/** Bytes of a socket's path at most: macOS has the shortest, 104 with the zero at its end; unix(7) allows 108. */
const longestPath = 103

/**
 * Where a server listens beside TCP: the cluster itself, which only its own user and root may enter. A statement through a socket
 * costs a third less than through TCP. Undefined where TCP has to do: Windows has none, PostgreSQL takes no longer path, and
 * a setting that lists folders cannot name one with a quotation mark.
 */
export function socketFolder(cluster: string, port: number): string | undefined {
  const path = `${cluster}/.s.PGSQL.${port}`
  return process.platform !== 'win32' && Buffer.byteLength(path) <= longestPath && !path.includes('"')
    ? cluster
    : undefined
}
