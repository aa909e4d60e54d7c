import { Gauge, type Registry } from 'prom-client'

/** Milliseconds that reading a state may take: a scrape is not held up by a database that does not answer. */
const patience = 1_000

/**
 * Gauges that are read together when somebody looks, from a database for instance. What cannot be read is NaN, and the
 * other metrics are shown all the same.
 * @param help what each is, by its name
 */
export function gauges<Name extends string>(
  registry: Registry,
  help: Readonly<Record<Name, string>>,
  read: () => Promise<Readonly<Record<Name, number>>> | Readonly<Record<Name, number>>,
): void {
  // The gauges of one scrape are collected together and share a reading; a late one is not asked for again before it ends.
  let reading: Promise<Partial<Record<Name, number>>> | undefined
  const values = () => {
    reading ??= (async () => read())()
      .catch(() => ({}))
      .finally(() => {
        reading = undefined
      })
    return inTime(reading)
  }
  for (const name of Object.keys(help) as Name[]) {
    const gauge = new Gauge({
      name,
      help: help[name],
      registers: [registry],
      async collect() {
        gauge.set((await values())[name] ?? Number.NaN)
      },
    })
  }
}

async function inTime<T>(reading: Promise<Partial<T>>): Promise<Partial<T>> {
  const late = Promise.withResolvers<Partial<T>>()
  const timer = setTimeout(() => late.resolve({}), patience)
  return Promise.race([reading, late.promise]).finally(() => clearTimeout(timer))
}
