/** The address of a page of the platform. */
export function linkTo(publicUrl: string, kind: 'interviews' | 'employers' | 'jobs' | 'matches', id: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/${kind}/${id}`
}
