import { presentTraceparent } from '@passerelle/messaging/without-orm'
import type { PassportSigner } from '@passerelle/service-kit/without-orm'

/** The headers of a question that the gateway asks a subgraph for itself, and not for its caller. */
export async function inOwnName(signer: PassportSigner, requestId?: string): Promise<Record<string, string>> {
  const traceparent = presentTraceparent()
  return {
    passport: await signer.sign({ sub: 'gateway', gateway: true }),
    ...(requestId && { 'x-request-id': requestId }),
    ...(traceparent && { traceparent }),
  }
}
