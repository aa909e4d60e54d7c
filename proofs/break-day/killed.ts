import { startTakes } from './replica.ts'
import type { Broken } from './report.ts'
import { isWhole, wholePage } from './visitor.ts'

/** Milliseconds. */
const gatewayBack = 3_000
/** What a restart may take for a read to bridge it: a gateway waits for 5 s, and the keeper pauses before it starts again. */
const bridged = 3_500

/** A process that is gone for good comes back, and whoever reads meanwhile waits and is answered. */
export async function killed({ house, visitor, findings }: Broken): Promise<void> {
  findings.about('Killed')
  findings.saw('the house is whole', isWhole(await visitor.ask(wholePage)))
  for (const name of ['events', 'scheduling', 'employers']) {
    const takes = await startTakes(house, name)
    const pid = house.pids()[name]!
    process.kill(pid, 'SIGKILL')
    const answer = await visitor.ask(wholePage)
    const what = `a read bridges the restart of ${name}`
    if (isWhole(answer) || takes < bridged) findings.saw(what, isWhole(answer), answer.errors)
    else findings.couldNotSee(what, `where ${name} takes ${takes} ms to start`)
    await house.backAfter(name, pid)
    const back = await visitor.until(wholePage, isWhole, 60_000)
    findings.saw(`the house is whole again after ${name}`, back !== undefined, `${back} ms`)
  }
  const takes = await startTakes(house, 'gateway')
  process.kill(house.pids().gateway!, 'SIGKILL')
  const back = await visitor.until(wholePage, isWhole, 60_000)
  // On a busy machine it has as long as a gateway takes there anyway, and half as long again.
  const limit = Math.max(gatewayBack, Math.round(takes * 1.5) + 1_000)
  const detail = `${back} ms; one more takes ${takes} ms to start`
  findings.saw(`the gateway is back within ${limit} ms`, back !== undefined && back < limit, detail)
}
