/** `HOST` as the address of a URL at which this machine reaches it. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Where browsers find a house: `localhost` where that is one of the addresses it listens on, else the address itself. The sign-in's
 * issuer begins with it, and the gateway asks the issuer by it.
 */
export function publicAddress(host: string, port: number): string {
  const isLocalhost = ['127.0.0.1', 'localhost', '0.0.0.0', '::'].includes(host)
  return `http://${isLocalhost ? 'localhost' : reachable(host)}:${port}`
}
