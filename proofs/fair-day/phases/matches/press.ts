import { type Campus, until } from '@passerelle/client'
import type { Dispatcher } from 'undici'

/**
 * What somebody does with a link of a mail: opens it, and presses its button. A page that is out of order is tried again.
 * @param form what is filled in
 * @returns whether the button was heeded, or a step was taken meanwhile (303); false when the page says what is missing
 * @throws when the link is not known, or the house does not answer
 */
export async function press(campus: Campus, link: string, form: Readonly<Record<string, string>>): Promise<boolean> {
  const ask = (method: 'GET' | 'POST') =>
    until(`${method} of a link`, campus.patienceMs, () => status(campus.dispatcher, campus.url, link, method, form))
  const opened = await ask('GET')
  if (opened !== 200 && opened !== 410) throw new Error(`A link of a mail answered ${opened}`)
  const pressed = await ask('POST')
  if (pressed === 404) throw new Error('A link of a mail is not known')
  return pressed === 303
}

async function status(
  dispatcher: Dispatcher,
  origin: string,
  path: string,
  method: 'GET' | 'POST',
  form: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  try {
    const answer = await dispatcher.request({
      origin,
      path,
      method,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
    })
    await answer.body.dump()
    return answer.statusCode >= 500 ? undefined : answer.statusCode
  } catch {
    return undefined
  }
}
