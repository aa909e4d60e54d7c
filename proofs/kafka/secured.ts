import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newAuthority, type Signed } from '@passerelle/testkit'
import type { More } from './server-properties.ts'

/** A broker as schools run theirs: with TLS, users, and rights to names that begin with a prefix. */
export interface Secured {
  /** Of the authority that vouches for the broker. */
  ca: string
  /** A client's own certificate. */
  client: { cert: string; key: string }
  more: More
  /** Options of `StorageTool format`: users of SCRAM are in the log itself. */
  users: readonly string[]
}

/** Who signs in to the listener SECURE. */
export const user = { name: 'passerelle', password: 'correct-horse' } as const

/**
 * Two listeners beside the open one: SECURE (TLS, and one who signs in by PLAIN or SCRAM) and MUTUAL (TLS, and a client's
 * certificate). Whoever comes by PLAINTEXT or MUTUAL may do everything; the user of SECURE what rules of access say.
 */
export function secured(folder: string, ports: { secure: number; mutual: number }): Secured {
  const authority = newAuthority(join(folder, 'authority'))
  const keystore = inOneFile(authority.sign('broker'), join(folder, 'authority', 'broker-keystore.pem'))
  const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512']
  const login = 'org.apache.kafka.common.security'
  const settings = {
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL,MUTUAL:SSL',
    'inter.broker.listener.name': 'PLAINTEXT',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keystore,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': authority.ca,
    'listener.name.mutual.ssl.client.auth': 'required',
    'sasl.enabled.mechanisms': ['PLAIN', ...scram].join(','),
    'listener.name.secure.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required user_${user.name}="${user.password}";`,
    ...Object.fromEntries(
      scram.map((mechanism) => [
        `listener.name.secure.${mechanism.toLowerCase()}.sasl.jaas.config`,
        `${login}.scram.ScramLoginModule required;`,
      ]),
    ),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS;User:CN=client',
  }
  return {
    ca: authority.ca,
    client: authority.sign('client'),
    more: { listeners: { SECURE: ports.secure, MUTUAL: ports.mutual }, settings },
    users: scram.flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${user.name},password=${user.password}]`]),
  }
}

/** As Kafka wants them, in one file: the key (PKCS #8), then the certificate. */
function inOneFile({ cert, key }: Signed, file: string): string {
  writeFileSync(file, readFileSync(key, 'utf8') + readFileSync(cert, 'utf8'))
  return file
}
