import { setTimeout as delay } from 'node:timers/promises'

/** Asks until the answer is yes. @throws after `seconds`, saying what was awaited */
export async function until(what: string, question: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!(await question())) {
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s for ${what}.`)
    await delay(10)
  }
}
