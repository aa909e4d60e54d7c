import { presentTraceparent } from '@passerelle/messaging'
import type { PassportSigner } from '@passerelle/service-kit'

/** The headers of a question that the gateway asks a subgraph for itself, and not for its caller. */
export async function inOwnName(signer: PassportSigner, requestId?: string): Promise<Record<string, string>> {
  const traceparent = presentTraceparent()
  return {
    passport: await signer.sign({ sub: 'gateway', gateway: true }),
    ...(requestId && { 'x-request-id': requestId }),
    ...(traceparent && { traceparent }),
  }
}
