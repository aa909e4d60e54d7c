import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, processDetector } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

/**
 * Records the spans of this process from now on, until `endRecording`, and hands them to a collector by OTLP over HTTP. Set
 * by the standard variables of OpenTelemetry.
 */
export function startRecording(): void {
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(detectResources({ detectors: [processDetector, envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
}
