import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FileRefused } from './fault.ts'
import { fileInMemory, fileOnDisk } from './open-file.ts'
import type { FileSource } from './source.ts'
import { xmlRecordsOf } from './xml.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../../test/golden/files/${name}`, import.meta.url))

async function read(source: FileSource, element = 'Sted') {
  const found = []
  for await (const records of xmlRecordsOf(source, element)) found.push(...records)
  return found.map(({ line, fields }) => ({ line, ...Object.fromEntries(fields) }))
}
const refusalOf = async (text: string | FileSource) => {
  try {
    await read(typeof text === 'string' ? await fileInMemory(new TextEncoder().encode(text)) : text)
    return 'taken'
  } catch (error) {
    return error instanceof FileRefused ? `${error.fault.code} ${error.fault.line ?? '-'}` : String(error)
  }
}

describe('a message in XML', () => {
  it.each(['places-utf-8.xml', 'places-windows-1252.xml', 'places-utf-16.xml'])(
    '%s gives its elements with what is in them',
    async (name) => {
      expect(await read(await fileOnDisk(sample(name)))).toEqual([
        { line: 3, '@id': ['1'], Navn: ['Æblehaven & Å'], 'Periode/Fra': ['2019-02-01'] },
        { line: 7, '@id': ['2'], Navn: ['Søndergård <nord>'] },
      ])
    },
  )

  it('that repeats an element gives all of them, in whichever pieces it comes', async () => {
    const bytes = new TextEncoder().encode('<a><Sted><N>Æ</N><N>Å</N></Sted><b><Sted><N>Ø</N></Sted></b></a>')
    const source: FileSource = {
      async *open() {
        for (const byte of bytes) yield Uint8Array.of(byte)
      },
    }
    expect(await read(source)).toEqual([
      { line: 1, N: ['Æ', 'Å'] },
      { line: 1, N: ['Ø'] },
    ])
  })

  it('with a document type is refused before an entity of it can be unfolded or fetched', async () => {
    expect(await refusalOf(await fileOnDisk(sample('xxe.xml')))).toBe('xml_doctype 2')
  })

  it.each([
    ['an unclosed element', '<a>\n<Sted><N>1</N>\n</a>', 'xml_broken 3'],
    ['no end', '<a>\n<Sted>', 'xml_broken 2'],
    ['an entity that nobody declared', '<a><Sted>&f;</Sted></a>', 'xml_broken 1'],
    ['two roots', '<a/>\n<b/>', 'xml_broken 2'],
    ['too many layers', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`, 'xml_too_deep 1'],
    ['an endless element', `<a><Sted>${'<N>x y\n</N>'.repeat(70_000)}</Sted></a>`, 'xml_too_long'],
    ['an endless comment', `<a><!--${'x y\n'.repeat(70_000)}`, 'xml_too_long'],
    ['an endless document type', `<!DOCTYPE a [${'x y\n'.repeat(70_000)}`, 'xml_too_long'],
    ['letters that it does not name', '<?xml version="1.0" encoding="UTF-16"?><a>Æ</a>', 'xml_encoding 1'],
  ])('with %s is refused', async (_, text, expected) => {
    expect(await refusalOf(text)).toContain(expected)
  })

  it('in Windows-1252 without saying so is refused: its names would be guessed', async () => {
    const text = '<?xml version="1.0"?><a><Sted>Søren</Sted></a>'
    const bytes = Uint8Array.from(Array.from(text, (letter) => letter.charCodeAt(0)))
    expect(await refusalOf(await fileInMemory(bytes))).toBe('xml_encoding 1')
  })
})
