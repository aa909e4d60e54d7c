import { type Campus, until } from '@passerelle/client'

/**
 * What stands behind a path, for whoever opens it without signing in; asked again while the house cannot answer.
 * @param isAnswer which HTTP status is no fault
 */
export function readPage(
  { dispatcher, url, patienceMs }: Campus,
  path: string,
  isAnswer: (status: number) => boolean = (status) => status === 200,
): Promise<string> {
  return until(`${path.slice(0, 40)} is answered`, patienceMs, async () => {
    try {
      const { statusCode, body } = await dispatcher.request({ origin: url, path, method: 'GET' })
      const text = await body.text()
      return isAnswer(statusCode) ? text : undefined
    } catch {
      return undefined
    }
  })
}
