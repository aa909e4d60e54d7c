import { Counter, type Registry } from 'prom-client'

/**
 * A counter over numbers that a part keeps by itself: what counts need not know who looks.
 * @param about.label what the numbers are told apart by, when there are several
 */
export function counts(
  registry: Registry,
  { name, help, label }: { name: string; help: string; label?: string },
  read: () => number | Readonly<Record<string, number>>,
): void {
  const counter = new Counter({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    collect() {
      counter.reset()
      const numbers = read()
      if (typeof numbers === 'number') counter.inc(numbers)
      else for (const [value, count] of Object.entries(numbers)) counter.inc({ [label!]: value }, count)
    },
  })
}
