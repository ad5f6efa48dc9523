import { describe, expect, test } from 'vitest'
import { blocksFromHtml } from './blocks-from-html.ts'
import { blocksFromText } from './blocks-from-text.ts'
import { dayIn, yearsIn } from './dates.ts'
import { decisionsIn, editionIn } from './decisions.ts'
import { decode } from './decode.ts'
import { meaningOfHeading, meaningOfLeadIn } from './headings.ts'
import { soundsLikeTarget, stepsIn } from './targets.ts'
import { parseTheme } from './themes.ts'

const shape = (text: string) => blocksFromText(text).map((one) => [one.kind, one.text])

describe('decoding', () => {
  test('UTF-8 with a mark, UTF-16 with a mark and Windows-1252 all give the letters', () => {
    const utf8 = new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xa6])
    const utf16 = new Uint8Array([0xff, 0xfe, 0xe6, 0x00])
    const windows = new Uint8Array([0xe6])
    for (const bytes of [utf8, utf16, windows]) expect(decode(bytes)).toEqual({ text: 'æ' })
  })

  test('line ends of every system become one', () => {
    expect(decode(new TextEncoder().encode('a\r\nb\rc'))).toEqual({ text: 'a\nb\nc' })
  })
})

describe('blocks of plain text', () => {
  test('wrapped lines are one paragraph and short lines are not', () => {
    const wrapped = 'En lang linje, som skriveren har brudt, fordi den var\nfor bred.'
    expect(shape(wrapped)).toEqual([['paragraph', wrapped.replace('\n', ' ')]])
    expect(shape('Havnegade 1\n9999 Lindesø')).toHaveLength(2)
  })

  test('a wrapped line that begins with a date is no numbered item', () => {
    const [first, ...rest] = shape('Strategien blev godkendt af hele kommunalbestyrelsen den\n9. marts 2023.')
    expect([first?.[0], rest]).toEqual(['paragraph', []])
  })

  test('a heading is short, stands in the open and does not end like a sentence', () => {
    expect(
      shape('Naboskab på landet\n\nVi bor tæt.\n\nen linje midt i noget\n\nSlut.').map(([kind]) => kind),
    ).toEqual(['heading', 'paragraph', 'paragraph', 'paragraph'])
  })

  test('a number before a heading is not one of a list', () => {
    expect(shape('2. Baggrund\n\nDet begyndte ved havnen.')[0]).toEqual(['heading', 'Baggrund'])
    expect(shape('1. Først\n2. Så').map(([kind]) => kind)).toEqual(['item', 'item'])
  })

  test('bars, tabs and wide gaps make the columns of a table', () => {
    for (const gap of [' | ', '\t', '     ']) {
      expect(
        blocksFromText(`Sted${gap}2019${gap}2023\nØstby${gap}12${gap}18`).map((one) => one.cells),
      ).toEqual([
        ['Sted', '2019', '2023'],
        ['Østby', '12', '18'],
      ])
    }
  })

  test('telephone numbers make no table', () => {
    expect(shape('Telefon 00 00 00 00\nTelefax 00 00 00 01').map(([kind]) => kind)).not.toContain('row')
  })
})

describe('blocks of a page', () => {
  test('a paragraph in bold alone is a heading, and a typed list is a list', () => {
    const blocks = blocksFromHtml('<p><b>Delmål</b></p><p>• Et<br>• To</p>')
    expect(blocks.map((one) => [one.kind, one.text])).toEqual([
      ['heading', 'Delmål'],
      ['item', 'Et'],
      ['item', 'To'],
    ])
  })

  test('what stands beside the main part is furniture', () => {
    const blocks = blocksFromHtml('<body><div>Menu</div><div><main><h1>Titel</h1></main></div></body>')
    expect(blocks.map((one) => one.why)).toEqual(['page_furniture', null])
  })

  test('a table that lays out the page is read through', () => {
    const blocks = blocksFromHtml(
      '<table><tr><td>Menu</td><td><h2>Delmål</h2><ul><li>Et</li></ul></td></tr></table>',
    )
    expect(blocks.map((one) => one.kind)).toEqual(['paragraph', 'heading', 'item'])
  })
})

describe('meaning', () => {
  test.each([
    ['Vision - det vi deler', 'vision'],
    ['Fra vision til hverdag', 'model'],
    ['3. Vores værdigrundlag', 'values'],
    ['Bilag 2: Medlemmer af styregruppen', 'members'],
    ['Bilag 2', 'annex'],
    ['Hvad vi har lært af havnen', null],
  ])('the heading %s means %s', (heading, meaning) => {
    expect(meaningOfHeading(heading)).toBe(meaning)
  })

  test('a line that announces a list means what stands nearest to its colon', () => {
    expect(meaningOfLeadIn('Visionen bliver til i fire temaer:')).toBe('themes')
    expect(meaningOfLeadIn('Målene er mange. Følgegruppen har til opgave at:')).toBe('tasks')
    expect(meaningOfLeadIn('Det ser sådan ud:')).toBeNull()
  })

  test.each([
    ['Tema 2', { number: 2, name: '' }],
    ['INDSATSOMRÅDE B: Sundhed', { number: 2, name: 'Sundhed' }],
    ['Spor III – Havnen', { number: 3, name: 'Havnen' }],
    ['2. fokusområde: Byen', { number: 2, name: 'Byen' }],
    ['Theme 4. The sea ........ 12', { number: 4, name: 'The sea' }],
    ['Tema 2 handler om havnen', null],
    ['Temaet fokuserer på havnen', null],
    ['Sport: for alle', null],
  ])('%s is read as a theme, or not', (line, theme) => {
    expect(parseTheme(line)).toEqual(theme)
  })
})

describe('figures', () => {
  test('each percentage keeps its own year', () => {
    expect(stepsIn('Fra 12,5 % i 2020 til mindst 20 procent i 2024 og 25 pct. i 2026 (plan, 2019)')).toEqual([
      { percent: 20, year: 2024 },
      { percent: 25, year: 2026 },
    ])
  })

  test('points of percentage and bare numbers are no steps', () => {
    expect(stepsIn('10 procentpoint flere end 2019, 300 i alt')).toEqual([])
  })

  test('running text sounds like a target with a floor, a share and a year', () => {
    expect(soundsLikeTarget('Målet er mindst 25 % i 2030.')).toBe(true)
    expect(soundsLikeTarget('Andelen var 25 % i 2019.')).toBe(false)
  })
})

describe('decisions', () => {
  test('a list of committees is one decision each, and halves of a name stay together', () => {
    const found = decisionsIn(
      'Den er behandlet i Skoleudvalget, Børne- og Familieudvalget og Udvalget for Kultur og Fritid.',
    )
    expect(found.map((one) => one.body)).toEqual([
      'Skoleudvalget',
      'Børne- og Familieudvalget',
      'Udvalget for Kultur og Fritid',
    ])
  })

  test('a body that adopts is read as one that something was adopted by', () => {
    const [first] = decisionsIn(
      'Byrådet i Odderbæk ser frem. Odderbæk Byråd vedtog den 3. april 2022 planen.',
    )
    expect(first).toEqual({ body: 'Odderbæk Byråd', kind: 'approved', on: '2022-04-03' })
    expect(decisionsIn('The Town Council adopted it.').map((one) => one.body)).toEqual(['Town Council'])
  })

  test('a day is read in words and in figures, and an impossible one is not', () => {
    expect(dayIn('den 9. marts 2023')).toBe('2023-03-09')
    expect(dayIn('on 12 May 2025')).toBe('2025-05-12')
    expect(dayIn('vedtaget 01.02.2024')).toBe('2024-02-01')
    expect(dayIn('den 40. marts 2023')).toBeNull()
  })

  test('years and the number of the edition are read from sentences', () => {
    expect(yearsIn('holder i årene 2021-2024')).toEqual([2021, 2024])
    expect(yearsIn('fra 2025 til 2020')).toBeNull()
    expect(editionIn('Dette er den fjerde udgave.')).toBe(4)
    expect(editionIn('hvor 1. udgave er drøftet')).toBeNull()
  })
})
