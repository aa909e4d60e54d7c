/**
 * `node --import @passerelle/telemetry/preload …`: records the spans of the process and hands them to a collector, by OTLP over HTTP.
 * Everything is set by the standard variables of OpenTelemetry. The product itself knows OpenTelemetry's API alone.
 */
import { DiagConsoleLogger, DiagLogLevel, diag } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, processDetector } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

if (process.env.OTEL_SDK_DISABLED !== 'true' && process.env.OTEL_TRACES_EXPORTER !== 'none') {
  // A collector that cannot be reached is a warning, and nothing else.
  diag.setLogger(new DiagConsoleLogger(), DiagLogLevel.WARN)
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(detectResources({ detectors: [processDetector, envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
}
