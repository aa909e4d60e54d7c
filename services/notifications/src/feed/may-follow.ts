import type { Viewer } from '@passerelle/service-kit'
import { feedTypes } from './facts-to-schools.ts'

/** Staff of the school. Each reads the facts for which they have the permission. */
export function mayFollow(viewer: Viewer, school: string): boolean {
  return viewer.staffOf(school)
}

/** An API key of the school that was made for the feed reads all of it. */
export function mayRead(viewer: Viewer, school: string, type: string): boolean {
  if (viewer.key) return viewer.holdsKey(school, 'FEED')
  const permission = feedTypes.get(type)?.permission
  return permission !== undefined && viewer.staffOf(school, permission)
}
