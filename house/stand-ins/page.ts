import { html, type Markup } from './markup.ts'

/** A whole page of the development pages, without a script. */
export function page(title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} · Passerelle</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/dev/mails/style.css">
</head>
<body>${body}</body>
</html>
`.text
}
