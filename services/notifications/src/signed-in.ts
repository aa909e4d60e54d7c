import type { Viewer } from '@passerelle/service-kit'

/** A link in a mail allows its one act, and to read what its page shows. */
export const signedIn = (viewer: Viewer): boolean => viewer.link === undefined

/** Nobody reads another's notices or mails, nor does the holder of a link. */
export const ownAlone = (viewer: Viewer, { person }: { person: string }): boolean =>
  signedIn(viewer) && person === viewer.personId
