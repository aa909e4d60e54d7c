import type { Finding } from '../fair-day/checks/finding.ts'

interface Arrived {
  readonly id: string
  readonly to: string | readonly string[]
  readonly messageId: string
  readonly calendar: { readonly method: string; readonly sequence: number; readonly uid: string } | null
}

/** What the development mail server has taken: no mail came twice, nor an appointment to one person with one sequence. */
export async function arrivedOnce(url: string): Promise<Finding> {
  const answer = await fetch(`${url}/dev/mails/index.json`)
  if (!answer.ok) throw new Error(`${url}/dev/mails/index.json answered ${answer.status}`)
  const mails = (await answer.json()) as Arrived[]
  const appointments = mails.filter(({ calendar }) => calendar !== null)
  const keys = [
    ...mails.map(({ messageId }) => messageId),
    ...appointments.map(({ to, calendar }) => `${to} ${calendar!.method} ${calendar!.uid} #${calendar!.sequence}`),
  ]
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const twice = [...counts].filter(([, count]) => count > 1)
  return {
    title: 'No mail reached the mail server twice',
    looked: `${appointments.length} appointments among ${mails.length} mails`,
    wrong: twice.map(([key, count]) => `${key}: ${count} times`),
  }
}
