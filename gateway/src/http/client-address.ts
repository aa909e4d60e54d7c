import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { compile } from '@fastify/proxy-addr'
import forwarded from 'forwarded-parse'
import { z } from 'zod'

/** Whether the holder of an address may say whom it asks for. */
export type TrustedProxies = (address: string) => boolean

/** Addresses and ranges (RFC 4632, RFC 4291), comma-separated: `10.0.0.0/8, 2001:db8::1`. */
export const trustedProxies = z.string().transform((list, context): TrustedProxies => {
  const ranges = list.split(',').flatMap((range) => range.trim() || [])
  for (const range of ranges) {
    if (isRange(range)) continue
    context.addIssue({ code: 'custom', message: `"${range}" is no address and no range, such as 10.0.0.0/8` })
    return z.NEVER
  }
  const trusts = compile(ranges)
  return (address) => trusts(address, 0)
})

function isRange(text: string): boolean {
  if (!isIP(text.split('/', 1)[0]!)) return false
  try {
    compile(text)
    return true
  } catch {
    return false
  }
}

/**
 * Who asks: the last address on the way that is no trusted proxy, by `Forwarded` (RFC 7239) or `X-Forwarded-For`. What a proxy hides
 * (`unknown`, `_name`) is taken for the proxy. When both header fields are there and differ, one of them is the client's own, and
 * neither counts.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trusts: TrustedProxies,
): string {
  let address = plain(socket.remoteAddress ?? '') ?? ''
  for (const before of way(headers).reverse()) {
    if (!isIP(address) || !trusts(address)) break
    const next = plain(before)
    if (next === undefined) break
    address = next
  }
  return address
}

/** From the client to the proxy before the last one. */
function way(headers: IncomingMessage['headers']): string[] {
  const listed = headers['x-forwarded-for']
  const simple = listed === undefined ? undefined : String(listed).split(',')
  const standard = headers.forwarded === undefined ? undefined : standardWay(headers.forwarded)
  if (!simple || !standard) return simple ?? standard ?? []
  const same = simple.map(plain).join() === standard.map(plain).join()
  return same ? simple : []
}

function standardWay(header: string): string[] {
  try {
    return forwarded(header).map((hop) => hop.for ?? 'unknown')
  } catch {
    return []
  }
}

/** An address without its port, brackets and, where IPv4 is written within IPv6 (RFC 4291, 2.5.5.2), the prefix of that. */
function plain(text: string): string | undefined {
  const [, bracketed, withPort] = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text.trim()) ?? []
  const address = (bracketed ?? withPort ?? text.trim()).replace(/^::ffff:(?=[\d.]+$)/i, '')
  return isIP(address) ? address : undefined
}
