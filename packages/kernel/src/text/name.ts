import { folded } from './folded.ts'

/** Whether somebody or something can be called so: there is a letter or a digit in it, of whichever script. */
export function isName(text: string): boolean {
  return folded(text) !== ''
}
