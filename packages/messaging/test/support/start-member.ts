import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface MemberProcess extends AsyncDisposable {
  readonly child: ChildProcess
  /** What it has been handed so far. */
  readonly received: string[]
  /** Lets it finish the message that it is busy with. */
  goOn(): void
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
}

/** A member of a group in a process of its own. Killed when the block ends. */
export function startMember(url: string, group: string, topic: string, session: number): MemberProcess {
  return startProcess('member.ts', url, group, topic, String(session))
}

/** A script of this folder that says on lines what it was handed, and goes on when it is told to. */
export function startProcess(name: string, ...words: string[]): MemberProcess {
  const script = join(import.meta.dirname, name)
  const node = ['--disable-warning=TimeoutNegativeWarning', '--disable-warning=ExperimentalWarning', script]
  const child = spawn(process.execPath, [...node, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const exited = once(child, 'exit')
  const received: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => received.push(line))
  return {
    child,
    received,
    goOn: () => void child.stdin.write('\n'),
    signal: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
