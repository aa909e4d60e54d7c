import { METHODS } from 'node:http'
import type { ServiceMap } from '@apollo/gateway'
import { defaultTimeZone, isLanguage, type Language, languageOf } from '@passerelle/kernel'
import type { Logger, PassportSigner } from '@passerelle/service-kit/without-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LiveGraph } from '../graph/live-graph.ts'
import type { Subgraph } from '../graph/subgraph.ts'
import { askGraphAs } from './ask-graph.ts'
import { answerAsCandidate, candidatePage } from './candidate-page.ts'
import { answerInvitation, invitationPage } from './invitation-page.ts'
import { type Link, linksKnownTo } from './link.ts'
import { decide, matchPage } from './match-pages.ts'
import { type Page, pageHeaders, render } from './render.ts'
import { type Words, words } from './words.ts'

interface Options {
  live: LiveGraph
  subgraphs: ServiceMap & { notifications: Subgraph }
  signer: PassportSigner
  log: Logger
}

interface Route {
  Params: { token: string }
  Querystring: { lang?: string; sent?: string }
  Body: URLSearchParams
}
type Request = FastifyRequest<Route>

const wellFormed = /^[\w-]{43}$/
const methods = ['GET', 'HEAD', 'POST']
/** Those of candidates; those of contacts show the match. */
const ofCandidates: { [act in Link['act']]?: { shown: typeof matchPage; press: typeof decide } } = {
  ANSWER_INVITATION: { shown: invitationPage, press: answerInvitation },
  ANSWER_OFFER: { shown: candidatePage, press: answerAsCandidate },
  ANSWER_APPOINTMENT: { shown: candidatePage, press: answerAsCandidate },
}
const readOnly: readonly Link['act'][] = ['VIEW_CANDIDATE', 'VIEW_JOB']

/**
 * The pages behind links in mails: no signing in, no script, nothing from elsewhere, never cached. GET and HEAD change
 * nothing, whoever opens them how often (BY-08); the one press of a button is a POST. The token is the right, so a form
 * from elsewhere gains nothing.
 */
export async function linkRoutes(app: FastifyInstance, options: Options): Promise<void> {
  const links = linksKnownTo(options.subgraphs.notifications, options.signer)
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers()
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 32_768 },
      (_, body, done) => done(null, new URLSearchParams(body as string)),
    )
    pages.get<Route>('/l/:token', answer)
    pages.post<Route>('/l/:token', answer)
    for (const method of METHODS) if (!pages.supportedMethods.includes(method)) pages.addHttpMethod(method)
    pages.route<Route>({
      method: pages.supportedMethods.filter((method) => !methods.includes(method)),
      url: '/l/:token',
      // Before a body is read: there is nothing that could be in it.
      onRequest: (request, reply) => odd(request, reply.header('allow', methods.join(', ')), 405),
      handler: () => {},
    })
    // What Fastify has against a body: its type (415) or its size (413), for one.
    pages.setErrorHandler<Error & { statusCode?: number }, Route>((error, request, reply) => {
      const { statusCode = 500 } = error
      return statusCode < 500 ? odd(request, reply, statusCode) : trouble(error, request, reply)
    })
  })

  function odd(request: Request, reply: FastifyReply, status: number): Promise<FastifyReply> {
    const locale = preferred(request)
    const t = words[locale]
    return send(reply, notice(status, t.oddTitle, t.odd), locale, defaultTimeZone)
  }

  function trouble(
    error: unknown,
    request: Request,
    reply: FastifyReply,
    locale = preferred(request),
    zone: string = defaultTimeZone,
  ): Promise<FastifyReply> {
    options.log.error({ err: error, requestId: request.id }, 'a page behind a link failed')
    const t = words[locale]
    return send(reply, notice(503, t.troubleTitle, t.trouble), locale, zone)
  }

  async function answer(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    let locale = preferred(request)
    let zone: string = defaultTimeZone
    try {
      const { token } = request.params
      const link = wellFormed.test(token) ? await links.resolve(token, request.id) : undefined
      locale = asked(request) ?? link?.locale ?? locale
      zone = link?.timeZone ?? zone
      const t = words[locale]
      if (!link) return await send(reply, notice(404, t.unknownTitle, t.unknown), locale, zone)
      const page =
        link.state === 'EXPIRED' ? await expiredPage(request, t) : await pageOf({ ...link, locale }, request, t)
      if (typeof page === 'object') return await send(reply, page, locale, zone)
      return reply.headers(pageHeaders).redirect(pathOf(request, page === 'SENT'), 303)
    } catch (error) {
      return trouble(error, request, reply, locale, zone)
    }
  }

  /**
   * The same, in the same words, whatever was behind the link: its button asks for fresh links, which go to their reader's own
   * address, and it says nothing of what comes of it (HU-36).
   */
  async function expiredPage(request: Request, t: Words): Promise<Page | 'SENT'> {
    if (request.method === 'POST' && request.body?.has('fresh')) {
      await links.renew(request.params.token, request.id)
      return 'SENT'
    }
    const sent = request.query.sent !== undefined
    return { template: 'expired', status: 410, title: sent ? t.freshTitle : t.expiredTitle, data: { sent } }
  }

  /** @returns no page when a button was pressed and nothing is to be corrected: it is then read anew */
  async function pageOf(link: Link, request: Request, t: Words): Promise<Page | 'SENT' | 'OVERTAKEN'> {
    const { live, subgraphs: sources, signer } = options
    const ask = askGraphAs(link, { graph: live.current, sources, signer, requestId: request.id })
    const { shown, press } = ofCandidates[link.act] ?? { shown: matchPage, press: decide }
    if (request.method !== 'POST' || readOnly.includes(link.act)) {
      return shown(link, ask, t, { sent: request.query.sent !== undefined })
    }
    const form = request.body ?? new URLSearchParams()
    const came = await press(link, form, ask, t)
    return typeof came === 'string' ? came : shown(link, ask, t, { problem: came, entered: Object.fromEntries(form) })
  }
}

/** Where the page is read, and in which language it was asked for. @param sent whether it says that the form was sent */
function pathOf(request: Request, sent: boolean): string {
  const lang = asked(request)
  const query = new URLSearchParams({ ...(lang && { lang }), ...(sent && { sent: '1' }) })
  return `/l/${request.params.token}${query.size > 0 ? `?${query}` : ''}`
}

function notice(status: number, title: string, text: string): Page {
  return { template: 'message', status, title, data: { text } }
}

async function send(reply: FastifyReply, page: Page, locale: Language, zone: string): Promise<FastifyReply> {
  return reply
    .code(page.status)
    .headers(pageHeaders)
    .send(await render(page, locale, zone))
}

function asked(request: Request): Language | undefined {
  const { lang } = request.query
  return isLanguage(lang) ? lang : undefined
}

/** For a link that says nothing about its reader. */
function preferred(request: Request): Language {
  return asked(request) ?? languageOf(request.headers['accept-language'])
}
