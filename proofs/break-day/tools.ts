import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdirSync } from 'node:fs'

/** Of Debian's package `libfaketime`; the variant for programs with several threads. */
const faketime = () => globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0]

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

/** What breaks a house, as far as this machine has it; `lacks` says what it has not, in words. */
export interface Tools {
  lacks: readonly string[]
  canFakeTime: boolean
  /** A small file system in memory at the place, undefined where nobody may mount one. */
  disk: { unmount(): void } | undefined
}

export function toolsFor(place: string): Tools {
  const canFakeTime = faketime() !== undefined
  const disk = smallDisk(place)
  const lacks = [
    ...(canFakeTime ? [] : ['libfaketime (apt-get install libfaketime) for wrong clocks']),
    ...(disk ? [] : ['the right to mount a small disk (root on Linux) for a full one']),
  ]
  return { lacks, canFakeTime, disk }
}

function smallDisk(place: string): Tools['disk'] {
  mkdirSync(place, { recursive: true })
  try {
    const options = `size=${megabytes}m,mode=0755`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  chmodSync(place, 0o755)
  return {
    unmount() {
      if (existsSync(place)) execFileSync('umount', ['-l', place])
    },
  }
}
