import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files with PEM. */
export interface Signed {
  cert: string
  key: string
}

/** An authority for tests, by openssl: it vouches for servers on 127.0.0.1 and localhost, and for clients. */
export interface Authority {
  /** Its own certificate. */
  ca: string
  sign(name: string): Signed
}

/** @param folder for its files */
export function newAuthority(folder: string): Authority {
  mkdirSync(folder, { recursive: true })
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ca = at('ca.pem')
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...curve, '-days', '2', '-subj', '/CN=Test authority', '-keyout', at('ca.key'), '-out', ca)
  return {
    ca,
    sign(name) {
      const [key, cert, request, extensions] = ['key', 'pem', 'csr', 'ext'].map((end) => at(`${name}.${end}`)) as [
        string,
        string,
        string,
        string,
      ]
      openssl('req', ...curve, '-subj', `/CN=${name}`, '-keyout', key, '-out', request)
      writeFileSync(extensions, 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n')
      const by = ['-CA', ca, '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', extensions]
      openssl('x509', '-req', '-in', request, ...by, '-days', '2', '-out', cert)
      return { cert, key }
    },
  }
}
