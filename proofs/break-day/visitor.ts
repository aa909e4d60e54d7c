import { signInThrough } from '@passerelle/client'
import { Agent } from 'undici'
import { demoPeople } from '../../house/demo/people.ts'

export interface Answer {
  status: number
  milliseconds: number
  data: Record<string, unknown> | null
  errors: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

/** One person who asks once and takes what comes: what the house itself repeats is to be seen, and not what a client would. */
export interface Visitor {
  ask(query: string, variables?: object, url?: string): Promise<Answer>
  /** Asks again until it is so. @returns after how many milliseconds; undefined when it was not so in time */
  until(query: string, holds: (answer: Answer) => boolean, within: number): Promise<number | undefined>
}

export function visitor(house: string): Visitor {
  // A connection for each request: nobody waits behind another, and none is left of a gateway that is gone.
  const patient = new Agent({ headersTimeout: 60_000, bodyTimeout: 60_000, pipelining: 0 })
  const person = demoPeople.find(({ email }) => email === 'ines.marchand@example.org')!
  const signIn = signInThrough(house, patient)
  let token: Promise<string> | undefined

  async function ask(query: string, variables: object = {}, url = house): Promise<Answer> {
    token ??= signIn(person)
    const since = performance.now()
    const answer = await patient.request({
      ...{ origin: url, path: '/graphql', method: 'POST' },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token}` },
      body: JSON.stringify({ query, variables }),
    })
    const text = await answer.body.text()
    const milliseconds = Math.round(performance.now() - since)
    const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>
    return { status: answer.statusCode, milliseconds, data, errors }
  }

  return {
    ask,
    async until(query, holds, within) {
      const since = performance.now()
      while (performance.now() - since < within) {
        const answer = await ask(query).catch(() => undefined)
        if (answer && holds(answer)) return Math.round(performance.now() - since)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return undefined
    },
  }
}

/** Over four services; each root may be null by itself. */
export const wholePage = `{
  me { name }
  myEvents(first: 1) { nodes { id } }
  myAgenda(first: 1) { nodes { id } }
  myCandidacies { nodes { id } }
  myNotices(first: 1) { nodes { id } }
}`
export const isWhole = ({ errors, data }: Answer): boolean =>
  errors.length === 0 && data !== null && Object.values(data).every((one) => one !== null)
