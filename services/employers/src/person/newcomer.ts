import { nameLine, refuse } from '@passerelle/contracts'
import { isRefusal, mailAddressOf } from '@passerelle/kernel'
import { longestName } from './person.ts'

/** Somebody who is entered by name and address, both as they are kept. Refuses INVALID_INPUT. */
export function newcomer(cmd: { readonly name: string; readonly email: string }) {
  const name = nameLine('name', cmd.name, longestName)
  if (isRefusal(name)) return name
  const email = mailAddressOf(cmd.email)
  if (email === undefined) return refuse('INVALID_INPUT.NO_ADDRESS', { text: cmd.email }, { field: 'email' })
  return { name, email }
}
