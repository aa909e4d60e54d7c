/** Thrown when the environment is wrong. `message` has one line for each wrong variable. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}
