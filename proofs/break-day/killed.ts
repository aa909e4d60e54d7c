import type { Broken } from './report.ts'
import { isWhole, wholePage } from './visitor.ts'

/** Milliseconds. */
const gatewayBack = 3_000

/** A process that is gone for good comes back, and whoever reads meanwhile waits and is answered. */
export async function killed({ house, visitor, findings }: Broken): Promise<void> {
  console.log('Killed')
  findings.saw('the house is whole', isWhole(await visitor.ask(wholePage)))
  for (const name of ['events', 'scheduling', 'employers']) {
    process.kill(house.pids()[name]!, 'SIGKILL')
    const answer = await visitor.ask(wholePage)
    findings.saw(`a read bridges the restart of ${name}`, isWhole(answer), answer.errors)
  }
  process.kill(house.pids().gateway!, 'SIGKILL')
  const back = await visitor.until(wholePage, isWhole, 30_000)
  findings.saw(`the gateway is back within ${gatewayBack} ms`, back !== undefined && back < gatewayBack, `${back} ms`)
}
