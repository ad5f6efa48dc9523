import { isAscii, isUtf8 } from 'node:buffer'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lix } from '../text/lix.ts'
import { zipOf } from '../uploads/zip.fixture.ts'
import { encoded, encodings } from './encoded.fixture.ts'
import { type FileFaultCode, FileRefused, fileFaultCodes } from './fault.ts'
import { fileInMemory, fileOnDisk } from './open-file.ts'
import { recordsOf, type TableRecord } from './records.ts'
import type { FileSource } from './source.ts'
import { rowsOf } from './table.ts'
import { da } from './text.da.ts'
import { readDanishNumber, readDate, readText } from './values.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../../test/golden/files/${name}`, import.meta.url))
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function all<One>(batches: AsyncIterable<readonly One[]>): Promise<One[]> {
  const found: One[] = []
  for await (const batch of batches) found.push(...batch)
  return found
}
const cellsIn = async (source: FileSource) =>
  (await all<TableRecord>(recordsOf(source))).map((one) => one.cells)

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) =>
      error instanceof FileRefused ? `${error.fault.code} ${error.fault.line ?? '-'}` : String(error),
  )
const refusalOf = async (bytes: Uint8Array) =>
  refusal(fileInMemory(bytes).then((source) => all(recordsOf(source))))

const columns = {
  place: { heading: 'sted', read: readText },
  from: { heading: ['Start', 'Fra'], read: readDate },
  count: { heading: 'Antal', read: readDanishNumber },
  share: { heading: 'Andel', read: readDanishNumber },
}
const places = [
  { place: 'Æblehaven Østre Å', from: '2019-02-01', count: 2351, share: 7.3 },
  { place: 'Søndergård; nord', from: '2019-02-01', count: 12, share: 100 },
  { place: 'Café "Blå"', from: '2019-02-01', count: 0, share: 0.5 },
]

describe('a file on disk', () => {
  it.each([
    'utf-8.csv',
    'utf-8-marked.csv',
    'windows-1252.csv',
    'utf-16le-marked.csv',
    'utf-16le.csv',
    'utf-16be-marked.csv',
    'utf-16be.csv',
    'utf-8-marked.zip',
  ])('%s is read to its last letter', async (name) => {
    const rows = await all(rowsOf(await fileOnDisk(sample(name)), columns))
    expect(rows.map((row) => ('values' in row ? row.values : row.faults))).toEqual(places)
  })

  it('that ends in the middle of a letter is truncated, and not in another encoding', async () => {
    expect(await refusal(fileOnDisk(sample('truncated.csv')).then((one) => all(recordsOf(one))))).toBe(
      'file_truncated -',
    )
  })

  it('with a NUL is refused at its line', async () => {
    expect(await refusal(fileOnDisk(sample('nul.csv')).then((one) => all(recordsOf(one))))).toBe('file_nul 3')
  })

  it('that is a program of this machine is no table', async () => {
    expect(await refusal(fileOnDisk(process.execPath))).toBe('file_kind -')
  })
})

/** Letters of every kind without control characters, none of which is a byte-order mark. */
const letters = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replaceAll(/[\p{Cc}\ufeff]/gu, '').trim())
const western = fc
  .string({
    unit: fc.constantFrom(...Array.from('abcæøåÆØÅéüß€–’"; ,1239%/')),
    maxLength: 30,
  })
  .map((text) => text.trim())
const tableOf = (cell: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }).map((rows) => [['navn', 'by', 'note'], ...rows])
const quoted = (rows: readonly (readonly string[])[], delimiter: string, end: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + end).join('')

describe('any text', () => {
  const delimiters = fc.constantFrom(';', ',', '\t')
  const ends = fc.constantFrom('\n', '\r\n', '\r')

  it.each(encodings)('in %s reads back', async (encoding) => {
    const cell = encoding === 'windows-1252' ? western : letters
    await fc.assert(
      fc.asyncProperty(tableOf(cell), delimiters, ends, async (rows, delimiter, end) => {
        const bytes = encoded(quoted(rows, delimiter, end), encoding)
        // Letters of Windows-1252 are UTF-8 by a rare chance: `é€’` are the three bytes of one other letter. Nobody can
        // tell, which is why whoever takes a file in is shown three of its names first.
        fc.pre(encoding !== 'windows-1252' || isAscii(bytes) || !isUtf8(bytes))
        const back = await cellsIn(await fileInMemory(bytes))
        expect(back).toEqual(rows.filter((row) => row.some((one) => one !== '')))
      }),
      { numRuns: 150 },
    )
  })

  it('reads back the same in whichever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(letters),
        fc.constantFrom(...encodings.filter((one) => one !== 'windows-1252')),
        fc.integer({ min: 1, max: 7 }),
        async (rows, encoding, size) => {
          const bytes = encoded(quoted(rows, ';', '\r\n'), encoding)
          const source: FileSource = {
            async *open() {
              for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
            },
          }
          expect(await cellsIn(source)).toEqual(await cellsIn(await fileInMemory(bytes)))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('of any bytes is read or refused, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await refusalOf(bytes)).toMatch(/^(?:taken|[a-z_0-9]+ (?:-|\d+))$/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a table', () => {
  it('tells the line in which each row begins, over line ends in cells and empty lines', async () => {
    const text = 'a;b\r\n1;2\r\n\r\n"x\r\ny\r\nz";3\r\n4;5\r\n"p\nq";6\r\n7;8'
    const records = await all<TableRecord>(recordsOf(await fileInMemory(bytesOf(text))))
    expect(records.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, '1'],
      [4, 'x\r\ny\r\nz'],
      [7, '4'],
      [8, 'p\nq'],
      [10, '7'],
    ])
  })

  it('finds its columns wherever they stand, and says all that is wrong with a row', async () => {
    const text = 'Andel,x,FRA,antal,Sted\n"7,3",?,31-02-2019,1.5,Her\n1,?,i går,12,Der\n2,?,1.1.2020,,\n3,?\n'
    const rows = await all(rowsOf(await fileInMemory(bytesOf(text)), columns))
    expect(rows.flatMap((row) => row.faults ?? [])).toEqual([
      { code: 'date_impossible', line: 2, column: 'FRA', sentence: 'fault_date_impossible' },
      { code: 'number_unreadable', line: 2, column: 'antal', sentence: 'fault_number_unreadable' },
      { code: 'date_unreadable', line: 3, column: 'FRA', sentence: 'fault_date_unreadable' },
      { code: 'cell_empty', line: 4, column: 'antal', sentence: 'fault_cell_empty' },
      { code: 'cell_count', line: 5, column: null, sentence: 'fault_cell_count' },
    ])
    expect(rows[1]?.cells).toEqual(['1', '?', 'i går', '12', 'Der'])
  })

  it.each<[string, string, string]>([
    ['without a column', 'Fra;Antal;Andel\n', 'column_missing 1'],
    ['with a column twice', 'Sted;Fra;Start;Antal;Andel\n', 'column_twice 1'],
    ['with an open quotation mark', 'Sted;Fra;Antal;Andel\n1;2;3;4\n"x;1\n', 'quotes_unbalanced 3'],
    ['with a quotation mark in a cell', 'Sted;Fra;Antal;Andel\nx"y;1;2;3\n', 'quotes_unbalanced 2'],
    [
      'with a line of 64 KB and one',
      `Sted;Fra;Antal;Andel\n1;2;3;4\n${'x'.repeat(65_537)}`,
      'line_too_long 3',
    ],
    ['with a cell of many lines', `Sted;Fra;Antal;Andel\n"${'x\n'.repeat(65_537)}`, 'record_too_long'],
    ['with an escape', 'Sted\n\u001b[31m', 'file_control_character 2'],
    ['of nothing', '', 'file_empty -'],
    ['of empty lines', '\n\n;;\n', 'file_empty -'],
  ])('%s is refused', async (_, text, expected) => {
    const read = refusal(fileInMemory(bytesOf(text)).then((source) => all(rowsOf(source, columns))))
    expect(await read).toContain(expected)
  })

  it.each<[string, Uint8Array, string]>([
    ['UTF-8 broken behind its mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe6, 0x61), 'file_encoding -'],
    ['UTF-16 of half a letter', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), 'file_truncated 1'],
    ['UTF-16 of half a pair', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x61, 0), 'file_encoding 1'],
  ])('in %s is refused', async (_, bytes, expected) => {
    expect(await refusalOf(bytes)).toBe(expected)
  })
})

describe('a zip file', () => {
  const content = new Uint8Array(64 * 1024 * 1024)
  const cases: [string, Uint8Array, FileFaultCode][] = [
    ['of 64 MB in a few KB', zipOf([{ name: 'a.csv', content }]), 'archive_too_large'],
    ['that lies about its size', zipOf([{ name: 'a.csv', content, saysSize: 1000 }]), 'archive_broken'],
    ['of two files', zipOf(['a', 'b'].map((name) => ({ name, content: bytesOf('a;b') }))), 'archive_not_one'],
    ['that climbs out', zipOf([{ name: '../a', content: bytesOf('a;b') }]), 'archive_unsafe'],
    ['cut off', zipOf([{ name: 'a', content: bytesOf('a;b') }]).slice(0, -9), 'archive_broken'],
  ]
  it.each(cases)('%s is refused', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(`${code} -`)
  })

  it('may be larger than memory has room for: only its own limit counts', async () => {
    const lines = bytesOf(`navn;by\n${'Æble;Ålborg\n'.repeat(50_000)}`)
    const zip = zipOf([{ name: 'a.csv', content: lines }])
    const limits = { entries: 1, unpackedBytes: lines.length, ratio: 10_000 }
    expect(await cellsIn(await fileInMemory(zip, limits))).toHaveLength(50_001)
    const less = { ...limits, unpackedBytes: lines.length - 1 }
    expect(await refusal(fileInMemory(zip, less).then(cellsIn))).toBe('archive_too_large -')
  })
})

it('a line of a gigabyte is refused after its first pieces', async () => {
  const piece = bytesOf('x'.repeat(65_536))
  const readings: number[] = []
  const source: FileSource = {
    async *open() {
      const reading = readings.push(0) - 1
      yield bytesOf('navn;by\n')
      for (let pieces = 1; pieces <= 16_384; pieces++) {
        readings[reading] = pieces
        yield piece
      }
    },
  }
  expect(await refusal(all(recordsOf(source)))).toBe('line_too_long 2')
  // Its encoding is judged by all of it, a piece at a time; then only the heading and the second piece are looked at.
  expect(readings).toEqual([16_384, 0, 2])
}, 120_000)

/** What is still held after everything that can be forgotten was forgotten, in bytes. */
function held(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

it('a large file takes no more memory than a small one', async () => {
  const line = bytesOf(`${'Æblehaven;2019-02-01;12;7,3;'.repeat(4)}\n`.repeat(512))
  const source: FileSource = {
    async *open() {
      for (let piece = 0; piece < 400; piece++) yield line
    },
  }
  const before = held()
  let rows = 0
  let most = 0
  for await (const records of recordsOf(source)) {
    rows += records.length
    if (rows % 20_000 < records.length) most = Math.max(most, held() - before)
  }
  expect(rows).toBe(400 * 512)
  // 48 MB were read, in 200,000 records of 17 cells.
  expect(most).toBeLessThan(24 * 1024 * 1024)
}, 120_000)

it('every fault has its sentence, and the sentences are easy to read', () => {
  expect(Object.keys(da)).toEqual(fileFaultCodes.map((code) => `fault_${code}`))
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
})
