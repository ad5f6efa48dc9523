import { SaxesParser } from 'saxes'
import { judgeEncoding } from './encoding.ts'
import { FileRefused } from './fault.ts'
import type { FileSource } from './source.ts'
import { longestLine, textOf } from './text-of.ts'

/** One element that repeats, such as a message's events, with what stands in it. */
export interface XmlRecord {
  /** The line of its opening tag. */
  readonly line: number
  /** Text by the path of elements inside: `Periode/Fra`; attributes by `Periode/@id`. Elements that repeat: all their texts. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

const options = { position: true, xmlns: false } as const
const deepest = 32
const mostCharacters = longestLine

/**
 * The elements of one name in an XML file, some at a time and in any depth, by their local names: prefixes are the
 * sender's own. Nothing is fetched and no entity of the file's own is unfolded: a file with a document type is refused
 * before it can declare any (trust requirement T-38).
 *
 * @example
 * for await (const events of xmlRecordsOf(source, 'Haendelse')) for (const { line, fields } of events) …
 * @throws FileRefused with the line
 */
export async function* xmlRecordsOf(
  source: FileSource,
  element: string,
): AsyncGenerator<readonly XmlRecord[]> {
  const { encoding } = await judgeEncoding(source)
  const gathering = new Gathering(element, encoding)
  for await (const text of textOf(source, encoding)) {
    gathering.take(text)
    const records = gathering.records.splice(0)
    if (records.length > 0) yield records
  }
  gathering.end()
}

/** The names that declarations give to what we read; ISO-8859-1 is read as Windows-1252, as everybody does. */
const names: Readonly<Record<string, RegExp>> = {
  'utf-8': /^utf-?8$/i,
  'windows-1252': /^(?:windows-1252|cp1252|iso-8859-1|latin1)$/i,
  'utf-16le': /^utf-16(?:le)?$/i,
  'utf-16be': /^utf-16(?:be)?$/i,
}

class Gathering {
  readonly records: XmlRecord[] = []
  readonly #parser = new SaxesParser<typeof options>(options)
  readonly #element: string
  readonly #encoding: string
  #depth = 0
  #inside: { line: number; path: string[]; fields: Map<string, string[]>; size: number } | undefined
  #text = ''
  /** Characters since the parser last had something to tell: a comment or a tag that never ends is not waited for. */
  #quiet = 0

  constructor(element: string, encoding: string) {
    this.#element = element
    this.#encoding = encoding
    this.#parser.on('doctype', () => this.#refuse('xml_doctype'))
    this.#parser.on('xmldecl', ({ encoding: declared }) => this.#compare(declared))
    this.#parser.on('error', () => this.#refuse('xml_broken'))
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), attributes))
    this.#parser.on('closetag', () => this.#close())
    this.#parser.on('text', (text) => this.#add(text))
    this.#parser.on('cdata', (text) => this.#add(text))
  }

  take(text: string): void {
    this.#quiet += text.length
    this.#parser.write(text)
    if (this.#quiet > 2 * mostCharacters) this.#refuse('xml_too_long')
  }

  end(): void {
    this.#parser.close()
  }

  #refuse(code: 'xml_doctype' | 'xml_broken' | 'xml_encoding' | 'xml_too_deep' | 'xml_too_long'): never {
    throw new FileRefused(code, this.#parser.line)
  }

  /** XML that names no encoding is in UTF-8 or UTF-16 (XML 1.0, 4.3.3): anything else would be a guess about names. */
  #compare(declared: string | undefined): void {
    const said = declared ?? (this.#encoding === 'windows-1252' ? '' : this.#encoding)
    // Plain letters are the same in all three: what is said of them is as good as what was judged.
    const isPlain = this.#encoding === 'utf-8' && names['windows-1252']?.test(said)
    if (!names[this.#encoding]?.test(said) && !isPlain) this.#refuse('xml_encoding')
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#quiet = 0
    if (++this.#depth > deepest) this.#refuse('xml_too_deep')
    if (this.#inside) this.#inside.path.push(name)
    else if (name === this.#element)
      this.#inside = { line: this.#parser.line, path: [], fields: new Map(), size: 0 }
    this.#text = ''
    for (const [key, value] of Object.entries(attributes)) this.#keep(`@${localName(key)}`, value)
  }

  #close(): void {
    this.#quiet = 0
    this.#depth--
    if (!this.#inside) return
    const words = this.#text.trim()
    this.#text = ''
    if (words !== '') this.#keep('', words)
    if (this.#inside.path.length > 0) this.#inside.path.pop()
    else {
      const { line, fields } = this.#inside
      this.records.push({ line, fields })
      this.#inside = undefined
    }
  }

  #add(text: string): void {
    if (!this.#inside) return
    this.#text += text
    this.#count(text)
  }

  #keep(last: string, value: string): void {
    if (!this.#inside) return
    if (last !== '') this.#count(value)
    const place = [...this.#inside.path, ...(last === '' ? [] : [last])].join('/')
    const known = this.#inside.fields.get(place)
    if (known) known.push(value)
    else this.#inside.fields.set(place, [value])
  }

  #count(text: string): void {
    if (!this.#inside) return
    this.#inside.size += text.length
    if (this.#inside.size > mostCharacters) this.#refuse('xml_too_long')
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
