import { type Encoding, judgeEncoding } from './encoding.ts'
import { FileRefused } from './fault.ts'
import type { FileSource } from './source.ts'

/** No line of a table or a message is longer; what is, was made to fill somebody's memory. In characters. */
export const longestLine = 64 * 1024

/** Control characters that no text has; NUL is one of them. Tab, line ends and form feed may be there. */
const control = /[^\P{Cc}\t\n\r\f]/u

/**
 * A file's text, a piece at a time and without its mark. Every piece has been looked through: whoever reads it never
 * meets a NUL, another control character, or a line of more than 64 KB.
 *
 * @throws FileRefused with the line
 */
export async function* textOf(
  source: FileSource,
  encoding: Encoding,
  longest = longestLine,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const lines = new LineMeter(longest)
  for await (const bytes of source.open()) {
    const text = decoded(() => decoder.decode(bytes, { stream: true }), 'file_encoding', lines)
    lines.look(text)
    yield text
  }
  const rest = decoded(() => decoder.decode(), 'file_truncated', lines)
  lines.look(rest)
  yield rest
}

function decoded(
  decode: () => string,
  code: 'file_encoding' | 'file_truncated',
  { line }: LineMeter,
): string {
  try {
    return decode()
  } catch {
    throw new FileRefused(code, line)
  }
}

/** Counts lines as editors do: CR, LF and both together end one. */
class LineMeter {
  line = 1
  readonly #longest: number
  #length = 0
  #afterReturn = false

  constructor(longest: number) {
    this.#longest = longest
  }

  look(text: string): void {
    const bad = control.exec(text)
    const end = bad?.index ?? text.length
    for (let at = 0; at < end; at++) this.#step(text.charCodeAt(at))
    if (bad) throw new FileRefused(bad[0] === '\0' ? 'file_nul' : 'file_control_character', this.line)
  }

  #step(code: number): void {
    const isFeed = code === 10
    const isReturn = code === 13
    if (isFeed && this.#afterReturn) {
      this.#afterReturn = false
    } else if (isFeed || isReturn) {
      this.line++
      this.#length = 0
      this.#afterReturn = isReturn
    } else {
      this.#afterReturn = false
      if (++this.#length > this.#longest) throw new FileRefused('line_too_long', this.line)
    }
  }
}

/** The first line of a file, to see how its cells are divided. */
export async function firstLineOf(source: FileSource, encoding: Encoding): Promise<string> {
  let head = ''
  for await (const text of textOf(source, encoding)) {
    head += text
    const begun = head.trimStart()
    const end = begun.search(/[\r\n]/)
    if (end !== -1) return begun.slice(0, end)
  }
  return head.trim()
}

/**
 * A file's whole text, for formats that have no lines, such as JSON.
 *
 * @param most characters; a file of more is refused before it is held
 * @throws FileRefused
 */
export async function wholeTextOf(source: FileSource, most: number): Promise<string> {
  const { encoding } = await judgeEncoding(source)
  const pieces: string[] = []
  let left = most
  for await (const text of textOf(source, encoding, most)) {
    left -= text.length
    if (left < 0) throw new FileRefused('file_too_large')
    pieces.push(text)
  }
  return pieces.join('')
}
