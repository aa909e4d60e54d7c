import { interviewsOf, type Listed } from '../interviews.ts'
import { hall, standOf } from '../phases/open-fair.ts'
import type { Finding, Scene } from './finding.ts'

/** Every confirmed interview takes place where the fair is held, at the stand of its recruiter. */
export async function placed({ fair, hosts }: Scene): Promise<Finding> {
  const lists = await Promise.all(hosts.map(async (host) => ({ host, all: await interviewsOf(host.caller, fair.id) })))
  const confirmed = lists.flatMap(({ host, all }) => all.filter(isConfirmed).map((listed) => ({ host, listed })))
  return {
    title: 'Every interview is at its recruiter’s stand',
    looked: `${confirmed.length} confirmed interviews`,
    wrong: confirmed.flatMap(({ host, listed }) => misplaced(listed, standOf(host.index))),
  }
}

function isConfirmed({ status }: Listed): boolean {
  return status === 'CONFIRMED'
}

export function misplaced({ id, place }: Pick<Listed, 'id' | 'place'>, stand: string): string[] {
  const said = [place.address, place.room].join(', ')
  return said === `${hall}, ${stand}` ? [] : [`${id} is at ${said}, and not at ${hall}, ${stand}`]
}
