/**
 * Imported first by the package's door: these must be set before any Apollo module is loaded, and in code rather than
 * in the shell, so that a forgotten variable never turns stack traces or telemetry on.
 */
process.env.NODE_ENV ??= 'production'
process.env.APOLLO_TELEMETRY_DISABLED = '1'

const weakening = Object.keys(process.env).filter((name) => name.startsWith('APOLLO_DISABLE_SECURITY_'))
if (weakening.length > 0) {
  throw new Error(`${weakening.join(', ')} switches a protection off; unset it and start again.`)
}

/** Whether this is a developer's machine: the IDE page, introspection and the development proxy depend on it. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development'
