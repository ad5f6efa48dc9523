import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { chart } from './drawn.fixture.ts'
import { chartPicture, pictureColours } from './picture.ts'
import { targetBarChart } from './target-bar.ts'

describe('a picture of a chart', () => {
  const words = 'Tal & <tegn> om "unge" i kommunen, som er lidt længere end en linje'
  const marked = targetBarChart({
    ...chart,
    caption: words,
    mark: 'Opdigtede data',
    unit: 'percent',
    value: 45,
    target: 90,
  })

  test('is well-formed, stands alone, and says inside what its data are', async () => {
    const picture = await chartPicture(marked)
    const names: string[] = []
    const written: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('opentag', ({ name }) => names.push(name))
    parser.on('text', (text) => written.push(text))
    parser.write(picture).close()
    expect(names[0]).toBe('svg')
    expect(names).not.toContain('table')
    expect(written).toContain('Opdigtede data')
    expect(written.join(' ')).toContain('Tal & <tegn> om "unge" i kommunen')
    expect(picture).not.toMatch(/var\(|href=|url\(/)
  })

  test('has the mark on the page as well, and a link where the picture is to be had', () => {
    expect(String(marked)).toContain('>Opdigtede data</text>')
    const linked = targetBarChart({ ...chart, pictureHref: '/x.svg', unit: 'percent', value: 45, target: 90 })
    expect(String(linked)).toContain('<a href="/x.svg" download>Hent som billede (SVG): Tal</a>')
    expect(String(linked)).not.toContain('Opdigtede data')
  })

  test('knows every class that the charts draw with', async () => {
    const sheet = readFileSync(new URL('../../../assets/_charts.scss', import.meta.url), 'utf8')
    const onDrawings = new Set([...sheet.matchAll(/\.(chart-[a-z-]+[a-z\d])/g)].map(([, name = '']) => name))
    for (const onPage of ['chart-table', 'chart-note', 'chart-bar']) onDrawings.delete(onPage)
    const picture = await chartPicture(marked)
    for (const name of onDrawings) expect(picture).toContain(`.${name}`)
  })

  test('has the colours of the light page', () => {
    const colours: Record<string, string[]> = JSON.parse(
      readFileSync(new URL('../../../assets/colours.json', import.meta.url), 'utf8'),
    )
    const of = (name: string) => colours[name]?.[0]
    expect(pictureColours).toEqual({
      ground: of('white'),
      words: of('black'),
      lines: of('gray-500'),
      track: of('gray-100'),
      series: [1, 2, 3, 4].map((one) => of(`chart-${one}`)),
    })
  })

  test('is refused where there is no drawing', async () => {
    await expect(chartPicture('<p>x</p>')).rejects.toThrow('no drawing')
  })
})
