/**
 * Reads metrics in Prometheus' text format (version 0.0.4).
 * @returns the value of each sample by its name with labels, as it is written
 * @throws Error at a line that is no sample
 */
export async function readMetrics(url: string): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(url)
  const samples = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    samples.map((line) => {
      const [, sample, value] = /^([a-zA-Z_:][\w:]*(?:\{(?:\w+="[^"\n]*",?)*\})?) (\S+)$/.exec(line) ?? []
      if (sample === undefined || (!/^(nan|[+-]inf)$/i.test(value!) && Number.isNaN(Number(value)))) {
        throw new Error(`no sample: ${line}`)
      }
      return [sample, Number(value)]
    }),
  )
}
