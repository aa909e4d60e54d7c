import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }

export interface Visitor {
  readonly size: keyof typeof sizes
  readonly scripts: boolean
}

/** Somebody's browser, which notes everything that a page must not do. */
export interface Visit {
  readonly page: Page
  /** Requests to other hosts, errors on the console (a breach of the policy is one), pages wider than the window. */
  readonly faults: string[]
  /** Opens a page and looks at it; a picture is kept when PICTURES names a folder. */
  open(path: string, picture?: string): Promise<void>
  /** Looks at the page as it is now. */
  look(picture?: string): Promise<void>
  close(): Promise<void>
}

export function launch(executablePath: string): Promise<Browser> {
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...quiet, '--no-first-run', ...asRoot] })
}

/** @param others addresses that the pages of `home` may ask, too */
export async function visit(
  browser: Browser,
  { size, scripts }: Visitor,
  home: string,
  others: readonly string[] = [],
): Promise<Visit> {
  const context = await browser.newContext({ viewport: sizes[size], javaScriptEnabled: scripts, locale: 'fr-FR' })
  const faults: string[] = []
  await watch(context, [home, ...others], faults)
  const page = await context.newPage()
  const look = async (picture?: string) => {
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (wide !== 0) faults.push(`${page.url()} is ${wide} px too wide`)
    const folder = process.env.PICTURES
    if (!folder || !picture) return
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${picture}-${size}.png`), fullPage: true })
  }
  const open = async (path: string, picture?: string) => {
    await page.goto(`${home}${path}`)
    await look(picture)
  }
  return { page, faults, open, look, close: () => context.close() }
}

async function watch(context: BrowserContext, homes: readonly string[], faults: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  context.on('weberror', (error) => faults.push(String(error.error())))
  await context.route('**/*', (route) => {
    if (homes.some((home) => route.request().url().startsWith(`${home}/`))) return route.continue()
    faults.push(`asks ${route.request().url()}`)
    return route.abort()
  })
}
