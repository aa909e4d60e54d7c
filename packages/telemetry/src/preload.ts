/**
 * `node --import @passerelle/telemetry/preload …`: records the spans of the process and hands them to a collector. Everything is
 * set by the standard variables of OpenTelemetry. The product itself knows OpenTelemetry's API alone.
 */
import { DiagConsoleLogger, DiagLogLevel, diag } from '@opentelemetry/api'
import { startRecording } from './recording.ts'

if (process.env.OTEL_SDK_DISABLED !== 'true' && process.env.OTEL_TRACES_EXPORTER !== 'none') {
  // A collector that cannot be reached is a warning, and nothing else.
  diag.setLogger(new DiagConsoleLogger(), DiagLogLevel.WARN)
  startRecording()
}
