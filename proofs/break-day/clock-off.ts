import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replica } from './replica.ts'
import type { Broken } from './report.ts'
import { clockAhead } from './tools.ts'
import { isWhole, wholePage } from './visitor.ts'

/** A machine whose clock is off: a service does not mind, a gateway may be a minute ahead, and beyond that the logs say why. */
export async function clockOff({ house, visitor, findings }: Broken): Promise<void> {
  findings.about('Clocks')
  for (const seconds of [600, -600]) {
    await using scheduling = await replica(house, 'scheduling', clockAhead(seconds))
    await using gateway = await replica(house, 'gateway', { SCHEDULING_URL: scheduling.url })
    const answer = await visitor.ask(wholePage, {}, gateway.url)
    findings.saw(`a service ${seconds} s ahead answers`, isWhole(answer), answer.errors)
    findings.saw(`a service ${seconds} s ahead says so in its log`, scheduling.log().includes('"secondsOff"'))
  }
  for (const seconds of [8, 50, -15]) {
    await using gateway = await replica(house, 'gateway', clockAhead(seconds))
    const answer = await visitor.ask(wholePage, {}, gateway.url)
    findings.saw(`a gateway ${seconds} s ahead is let in`, isWhole(answer), answer.errors)
  }
  await using gateway = await replica(house, 'gateway', clockAhead(600))
  const codes = new Set<unknown>()
  for (let i = 0; i < 20; i++) {
    const { errors } = await visitor.ask(wholePage, {}, gateway.url)
    for (const { extensions } of errors) codes.add(extensions?.code)
  }
  findings.saw('behind a gateway 600 s ahead nobody is sent to sign in', [...codes].join() === 'UNAVAILABLE', [
    ...codes,
  ])
  const log = readFileSync(join(house.logs, 'employers.log'), 'utf8')
  const lines = log.split('\n').filter((line) => line.includes('a passport is refused'))
  findings.saw('why is one line in the log', lines.length === 1 && /"iat":\d+.*"now":\d+/.test(lines[0]!), lines[0])
}
