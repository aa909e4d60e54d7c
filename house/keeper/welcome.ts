import { existsSync } from 'node:fs'
import { isLoopback } from '@passerelle/kernel'
import { demoPeople } from '../demo/people.ts'
import { bold, quiet } from './progress.ts'
import { partnerKeyIn } from './seed-once.ts'
import type { StackSettings } from './settings.ts'
import type { Stack } from './stack.ts'

/** What a newcomer needs to know, once everything is up. */
export function welcome(
  { url, inboundPort, demo }: Pick<Stack, 'url' | 'inboundPort' | 'demo'>,
  { data, HOST }: StackSettings,
): string {
  const addresses = [
    ['GraphQL IDE', url],
    ['GraphQL', `${url}/graphql`],
    ['Mails sent', `${url}/dev/mails`],
    ['Mails in', `smtp://127.0.0.1:${inboundPort}`],
    ['Logs', `${data}/logs`],
    ...(existsSync(partnerKeyIn(data))
      ? [['API key', `${partnerKeyIn(data)}, of École Rive Gauche: docs/partners.md`]]
      : []),
  ]
  return [
    '',
    ...addresses.map(([name, address]) => `  ${bold(name!.padEnd(12))} ${address}`),
    '',
    ...(demo
      ? people()
      : [`  The house is empty: ${quiet('npm run school')} says how to enter a school and its staff.`]),
    '',
    ...(isLoopback(HOST)
      ? []
      : [`  Whoever reaches ${HOST} can sign in as anybody: this is no way to run it for real.`, '']),
    `  Ctrl-C stops everything and keeps the data. ${quiet('npm run reset')} starts anew.`,
    '',
  ].join('\n')
}

function people(): string[] {
  const lines = demoPeople.map(
    ({ name, role, at, email }) => `    ${name.padEnd(18)} ${quiet(`${role.padEnd(13)} ${at.padEnd(21)} ${email}`)}`,
  )
  return [
    `  ${bold('People of the demo')}, one click each in the IDE, or on the sign-in page that it leads to:`,
    ...lines,
  ]
}
