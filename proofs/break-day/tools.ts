import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdirSync } from 'node:fs'

/** Of Debian's package `libfaketime`; the variant for programs with several threads. */
const faketime = () => globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0]

/** What the machine does not have, in words. */
export function lacking(): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    ...(faketime() ? [] : ['libfaketime (apt-get install libfaketime)']),
    ...(isRoot ? [] : ['root on Linux, who may mount a small disk']),
  ]
}

/** The environment of a process whose clock is so many seconds ahead, or behind. */
export function clockAhead(seconds: number): Record<string, string> {
  return {
    LD_PRELOAD: faketime()!,
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}s`,
    // Timers count on a clock that nobody sets.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
}

/** Megabytes: PostgreSQL's data and log of changes, and a little. */
const megabytes = 700

/** A small file system in memory at this place. */
export function smallDisk(place: string): { unmount(): void } {
  mkdirSync(place, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', place])
  chmodSync(place, 0o755)
  return {
    unmount() {
      if (existsSync(place)) execFileSync('umount', ['-l', place])
    },
  }
}
