import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Language } from '../../platform/text/language.ts'

/** Enough for a form with one key of the cast in it. */
const mostBytes = 4_096

/** `?language=` is what the page's own link asks for; then what the program asked for; then the browser. */
export function pageLanguage(request: IncomingMessage, uiLocales = ''): Language {
  const asked = new URLSearchParams(request.url?.split('?')[1]).get('language')
  const browser = request.headers['accept-language'] ?? ''
  for (const wish of [asked ?? '', ...uiLocales.split(' '), ...browser.split(',')]) {
    const language = wish.trim().slice(0, 2).toLowerCase()
    if (language === 'da' || language === 'en') return language
  }
  return 'da'
}

/** One field of a posted form, or undefined. Reads no more than a small form. */
export async function formField(request: IncomingMessage, name: string): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get(name) ?? undefined
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(html)
}
