import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../http/errors.ts'
import { kindOf } from './kind.ts'
import { readUploadedTable } from './read-table.ts'
import { scanWith } from './scan.ts'
import { sendStored } from './send-stored.ts'
import { unpack } from './unpack.ts'
import { Unreadable } from './unreadable.ts'
import { zipOf } from './zip.fixture.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding))
const read = (bytes: Uint8Array) => readUploadedTable({ language: 'da', file: { field: 'roll', bytes } })
const refusal = (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof Invalid ? (error.fields.roll ?? '') : String(error)),
  )
const roll = 'Navn;Klasse\r\nÆble Østergård;8.A\r\n"Sø; Søren";8.B\r\n'
const rows = [
  ['Navn', 'Klasse'],
  ['Æble Østergård', '8.A'],
  ['Sø; Søren', '8.B'],
]

describe('a table', () => {
  it.each([
    ['UTF-8', bytesOf(roll)],
    ['UTF-8 with its mark', bytesOf(`\ufeff${roll}`)],
    ['Windows-1252', bytesOf(roll, 'latin1')],
    ['UTF-16 with its mark', bytesOf(`\ufeff${roll}`, 'utf16le')],
    ['UTF-16 the other way round', new Uint8Array(Buffer.from(`\ufeff${roll}`, 'utf16le').swap16())],
    ['a zip file', zipOf([{ name: 'klasse.csv', content: bytesOf(roll) }])],
  ])('in %s is read', async (_, bytes) => {
    expect(await read(bytes)).toEqual(rows)
  })

  it.each([
    [
      'semicolons',
      'a;b,c;d\n1;2;3',
      [
        ['a', 'b,c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'commas',
      'a,b\n"x, y",2',
      [
        ['a', 'b'],
        ['x, y', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'name\nIda\n\nBo\n', [['name'], ['Ida'], ['Bo']]],
    [
      'commas in quoted semicolons',
      '"a;;;b",c\n1,2',
      [
        ['a;;;b', 'c'],
        ['1', '2'],
      ],
    ],
  ])('may have %s', async (_, text, expected) => {
    expect(await read(bytesOf(text))).toEqual(expected)
  })

  it('keeps what looks like a formula as the text that it is', async () => {
    expect(await read(bytesOf('navn\n=1+1\n'))).toEqual([['navn'], ['=1+1']])
  })
})

describe('refused with a sentence that says what to do', () => {
  const png = bytesOf('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64')
  const cases: [string, Uint8Array, RegExp][] = [
    ['nothing', new Uint8Array(), /er tom/],
    ['only empty lines', bytesOf('\n \n'), /er tom/],
    ['only empty cells', bytesOf(';;\n;;'), /er tom/],
    ['NUL in a table', bytesOf('navn;klasse\nIda\u0000;8.A'), /tegn i filen/],
    ['NUL in a table in UTF-16', bytesOf('\ufeffnavn;\u0000', 'utf16le'), /tegn i filen/],
    ['an escape sequence', bytesOf('navn\n\u001b[31mIda'), /tegn i filen/],
    ['a broken UTF-8 behind its mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xe6]), /tegn i filen/],
    ['a picture', png, /ikke en tabel/],
    ['a picture in a zip file', zipOf([{ name: 'klasse.csv', content: png }]), /ikke en tabel/],
    ['a program', bytesOf('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'), /ikke en tabel|tegn i filen/],
    ['an open quotation mark', bytesOf('navn\n"Ida'), /ikke læses som en tabel/],
    ['too many columns', bytesOf('a;'.repeat(101)), /for mange/],
    ['too many rows', bytesOf('a\n'.repeat(20_001)), /for mange rækker/],
    ['an endless cell', bytesOf(`a;${'x'.repeat(30_000)}`), /for mange/],
    ['a zip file in a zip file', zipOf([{ name: 'a.csv', content: zipOf([]) }]), /ikke en tabel/],
    [
      'two files in a zip file',
      zipOf([1, 2].map((n) => ({ name: `${n}.csv`, content: bytesOf('a;b') }))),
      /netop én/,
    ],
    ['no file in a zip file', zipOf([]), /netop én/],
  ]
  it.each(cases)('%s', async (_, bytes, sentence) => {
    expect(await refusal(bytes)).toMatch(sentence)
  })

  it('a spreadsheet, which is told how to become a table', async () => {
    const types =
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    const book = zipOf([
      { name: '[Content_Types].xml', content: bytesOf(types) },
      { name: 'xl/workbook.xml', content: bytesOf('<workbook/>') },
    ])
    expect(await kindOf(book)).toBe('spreadsheet')
    expect(await refusal(book)).toContain('Gem arket som CSV')
  })

  it('XML with entities that would grow or fetch, which nobody unfolds', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "${'ha'.repeat(50)}"><!ENTITY y "&x;&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>&y;&f;</a>`
    expect(await refusal(bytesOf(bomb))).toMatch(/ikke en tabel/)
  })

  it('a form without a file', async () => {
    await expect(readUploadedTable({ language: 'en' })).rejects.toMatchObject({
      fields: { file: 'Choose a file.' },
    })
  })
})

describe('an archive', () => {
  const why = (bytes: Uint8Array) =>
    unpack(bytes).then(
      () => 'taken',
      (error: unknown) => (error instanceof Unreadable ? error.reason : String(error)),
    )

  it.each(['../../etc/passwd', '/etc/passwd', 'a/../../b', 'C:\\b', '..\\b', 'a\\b'])(
    'that names %s is refused',
    async (name) => {
      expect(await why(zipOf([{ name, content: bytesOf('x') }]))).toBe('archiveUnsafe')
    },
  )

  it('with a symbolic link is refused', async () => {
    expect(await why(zipOf([{ name: 'link', content: bytesOf('/etc/passwd'), mode: 0o120777 }]))).toBe(
      'archiveUnsafe',
    )
  })

  it('of many files is refused before any is unpacked', async () => {
    const many = Array.from({ length: 101 }, (_, n) => ({ name: `${n}`, content: bytesOf('x') }))
    expect(await why(zipOf(many))).toBe('archiveTooLarge')
  })

  it('that is broken is refused', async () => {
    const whole = zipOf([{ name: 'a', content: bytesOf('x'.repeat(2000)) }])
    expect(await why(whole.slice(0, -10))).toBe('archiveBroken')
    const changed = new Uint8Array(whole)
    changed[40] = (changed[40] ?? 0) ^ 0xff
    expect(await why(changed)).toBe('archiveBroken')
  })

  it('of 200 MB in a few KB is stopped while it is unpacked, honest or lying, without filling the memory', async () => {
    const content = new Uint8Array(200 * 1024 * 1024)
    const honest = zipOf([{ name: 'a.csv', content }])
    const lying = zipOf([{ name: 'a.csv', content, saysSize: 1000 }])
    const parts = zipOf(
      Array.from({ length: 90 }, (_, n) => ({ name: `${n}`, content: content.subarray(0, 1024 * 1024) })),
    )
    expect(honest.length).toBeLessThan(400_000)
    const before = process.memoryUsage().rss
    expect(await why(honest)).toBe('archiveTooLarge')
    expect(await why(lying)).toMatch(/archive(TooLarge|Broken)/)
    expect(await why(parts)).toBe('archiveTooLarge')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })
})

describe('a virus scanner', () => {
  const verdict = (script: string) => scanWith([process.execPath, '-e', script])?.(bytesOf('the file'))

  it('is given the file, and its word counts', async () => {
    const looks = "let t='';process.stdin.on('data',d=>{t+=d}).on('end',()=>process.exit(t==='the file'?1:0))"
    expect(await verdict(looks)).toBe('infected')
    expect(await verdict('process.stdin.resume()')).toBe('clean')
  })

  it('that fails, or cannot be started, has said nothing', async () => {
    expect(await verdict('process.exit(2)')).toBe('unknown')
    expect(await scanWith(['/nowhere/scanner'])?.(bytesOf('x'))).toBe('unknown')
  })

  it('is not asked for where none is named', () => {
    expect(scanWith([])).toBeUndefined()
  })

  it.each(['infected', 'unchecked'] as const)('makes a form say that a file is %s', async (refused) => {
    const file = { field: 'roll', bytes: new Uint8Array(), refused }
    await expect(readUploadedTable({ language: 'da', file })).rejects.toMatchObject({
      fields: { roll: expect.stringContaining('virus') },
    })
  })
})

describe('handing out what somebody sent', () => {
  it('is a download under a name of ours, as bytes, in a sandbox', async () => {
    const script = bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const { headers } = sendStored(new Uint8Array(script), 'svg"; filename="x.html')
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[0-9a-f]{24}\.svgfilenamexhtml"$/,
    )
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})
