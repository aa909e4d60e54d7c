import { type ApiKeyScope, refuse, sentenceOf } from '@passerelle/contracts'
import { isRefusal, type Refusal, type SchoolId } from '@passerelle/kernel'
import type { GraphQLError } from 'graphql'
import { forbidden } from './errors.ts'
import type { Viewer } from './viewer.ts'

/** Whether a key of the school was made for this. Of its own school it is told which scope is missing. */
export function needsScope(viewer: Viewer, school: SchoolId | string, scope: ApiKeyScope): boolean | Refusal {
  return (
    viewer.holdsKey(school, scope) || (viewer.key?.school === school && refuse('FORBIDDEN.SCOPE_NEEDED', { scope }))
  )
}

/**
 * The error of a "no" to reading or listening, with a way on for whoever asked, in their language.
 * @param verdict what the rule said
 */
export function denial(viewer: Viewer, verdict: unknown = false): GraphQLError {
  return forbidden(sentenceOf(isRefusal(verdict) ? verdict : usual(viewer), viewer.locale))
}

function usual({ link, key }: Viewer): Refusal {
  if (link) return refuse('FORBIDDEN.BY_LINK')
  return refuse(key ? 'FORBIDDEN.NOT_FOR_KEYS' : 'FORBIDDEN.TO_SEE')
}
