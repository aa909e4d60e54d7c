import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * No script at all and nothing from elsewhere. Styles may be inline, because a mail shown in an iframe's srcdoc inherits
 * this policy and mails are styled inline. Forms may lead anywhere: a sign-in ends with a redirect to the client.
 */
const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

export function send(
  response: ServerResponse,
  status: number,
  type: 'text/html' | 'text/plain' | 'text/css' | 'application/json' | 'message/rfc822',
  body: string | Buffer,
): void {
  response
    .writeHead(status, {
      'content-type': type === 'message/rfc822' ? type : `${type}; charset=utf-8`,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .end(body)
}

const LARGEST_FORM = 10_000

/** @throws when the form has more than 10,000 bytes */
export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > LARGEST_FORM) throw new Error('The form is too large.')
  }
  return new URLSearchParams(text)
}
