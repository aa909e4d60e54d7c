import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** PostgreSQL refuses to run as root, so there it runs as this user, who owns nothing else. */
const NOBODY = { uid: 65_534, gid: 65_534 }

export type SystemUser = { uid: number; gid: number }

/** The user to become, or undefined when the current one will do. */
export function otherUser(): SystemUser | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined
}

/** Whether the user may pass through every folder down to `path` (which must exist). Group rights do not count. */
export function mayEnter(path: string, user: SystemUser): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid } = statSync(folder)
    if (uid === user.uid ? !(mode & 0o100) : !(mode & 0o001)) return false
    if (folder === dirname(folder)) return true
  }
}

/** Hands a folder and everything in it over. */
export function giveTo(user: SystemUser, path: string): void {
  chownSync(path, user.uid, user.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(user, join(path, name))
}
