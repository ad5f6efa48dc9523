import { inflateSync } from 'node:zlib'

/** The words of a PDF that our own compiler made, as a reader would copy them: glyphs by way of their ToUnicode tables. */
export function textOfPdf(pdf: Uint8Array): string {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'))
  const fonts = new Map<string, Map<number, string>>()
  const pages: string[] = []
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b/.test(body)) continue
    for (const [, name = '', id = ''] of body.matchAll(/\/(f\d+) (\d+) 0 R/g))
      fonts.set(name, glyphsOf(objects, id))
    const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(body) ?? []
    pages.push(wordsOf(streamOf(objects.get(contents) ?? ''), fonts))
  }
  return pages.join('\n')
}

function objectsOf(file: string): Map<string, string> {
  const found = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)]
  return new Map(found.map(([, id = '', body = '']) => [id, body]))
}

function streamOf(body: string): string {
  const [head, rest] = [body.slice(0, body.indexOf('stream\n')), body.slice(body.indexOf('stream\n') + 7)]
  const length = Number(/\/Length (\d+)/.exec(head)?.[1])
  const bytes = Buffer.from(rest.slice(0, length), 'latin1')
  return (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

function glyphsOf(objects: ReadonlyMap<string, string>, fontId: string): Map<number, string> {
  const [, id = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId) ?? '') ?? []
  const table = streamOf(objects.get(id) ?? '')
  const glyphs = new Map<number, string>()
  for (const [, from = '', to = ''] of table.matchAll(/^<([0-9A-Fa-f]{4})> ?<([0-9A-Fa-f]+)>$/gm))
    glyphs.set(Number.parseInt(from, 16), Buffer.from(to, 'hex').swap16().toString('utf16le'))
  return glyphs
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let glyphs: ReadonlyMap<number, string> = new Map()
  let words = ''
  for (let at = 0; at < content.length; at += 1) {
    if (content[at] === '(') {
      const { text, end } = literalAt(content, at + 1)
      for (const code of codesIn(text)) words += glyphs.get(code) ?? `[no text for glyph ${code}]`
      at = end
    } else if (content.startsWith('\nET', at)) words += '\n'
    else if (content[at] === '/') {
      const [, font] = /^\/(f\d+) [\d.]+ Tf/.exec(content.slice(at, at + 40)) ?? []
      if (font) glyphs = fonts.get(font) ?? new Map()
    }
  }
  return words
}

/** A string of a PDF from behind its parenthesis: escaped, or with parentheses that pair. */
function literalAt(content: string, from: number): { text: string; end: number } {
  let [text, depth] = ['', 1]
  for (let at = from; ; at += 1) {
    const one = content[at] ?? ')'
    const [octal] = /^\\[0-7]{1,3}/.exec(content.slice(at, at + 4)) ?? []
    if (octal) {
      text += String.fromCharCode(Number.parseInt(octal.slice(1), 8))
      at += octal.length - 1
    } else if (one === '\\') {
      at += 1
      text += escapes[content[at] ?? ''] ?? content[at]
    } else {
      depth += one === '(' ? 1 : one === ')' ? -1 : 0
      if (depth === 0) return { text, end: at }
      text += one
    }
  }
}

const codesIn = (text: string): number[] =>
  Array.from(
    { length: Math.floor(text.length / 2) },
    (_, pair) => text.charCodeAt(2 * pair) * 256 + text.charCodeAt(2 * pair + 1),
  )
