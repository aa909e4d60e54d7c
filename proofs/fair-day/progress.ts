import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  /** Names what is being done, and how many steps it has. */
  phase(name: string, steps: number): void
  step(): void
  stop(): void
}

/** A bar on a terminal; a line for each phase anywhere else. */
export function showProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  return out.isTTY ? bar(out) : lines(out)
}

function bar(stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {percentage}% · {phase} · {value}/{total} · {duration_formatted}'
  const single = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true }, Presets.shades_classic)
  let steps = 0
  let total = 0
  return {
    phase(phase, more) {
      if (total === 0) single.start(more, 0, { phase })
      total += more
      single.setTotal(total)
      single.update(steps, { phase })
    },
    step: () => single.update(++steps),
    stop: () => single.stop(),
  }
}

function lines(out: NodeJS.WriteStream): Progress {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1).padStart(5)
  return {
    phase: (name, steps) => void out.write(`${seconds()} s  ${name} (${steps})\n`),
    step: () => {},
    stop: () => void out.write(`${seconds()} s  end\n`),
  }
}

export const noProgress: Progress = { phase: () => {}, step: () => {}, stop: () => {} }
