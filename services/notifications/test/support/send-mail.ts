import { createTransport } from 'nodemailer'

/** Sends bytes as they are to an SMTP server on this machine. @throws with `responseCode` when it says no */
export async function sendRaw(port: number, to: string | string[], raw: string | Buffer): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 10_000 })
  try {
    return (await transport.sendMail({ envelope: { from: 'someone@example.org', to }, raw })).response
  } finally {
    transport.close()
  }
}
