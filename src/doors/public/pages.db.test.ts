import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { demonstrationDatabase } from '../../../test/support/demonstration-database.ts'
import { appOn } from '../../../test/support/registry.ts'
import { demonstrationPlaces } from '../../demonstration/places.ts'
import { deficitWords } from '../../demonstration/strategy/deficit-words.ts'
import { lix } from '../../platform/text/lix.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const { database } = await demonstrationDatabase()
const { app } = await appOn(database)
const origin = 'http://127.0.0.1'

const get = (address: string) =>
  app.fetch(new Request(`${origin}${address}`, { headers: { host: '127.0.0.1' } }))

/** What starts a line of its own to a reader. */
const lines = new Set([
  'h1',
  'h2',
  'h3',
  'p',
  'li',
  'dt',
  'dd',
  'th',
  'td',
  'caption',
  'summary',
  'label',
  'text',
])

const attribute = (element: Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value ?? ''

/** Names of organisations, and what a council adopted, are read as they are. */
const isTheirs = (element: Element): boolean =>
  ['official', 'columns'].some((name) => attribute(element, 'class').split(' ').includes(name))

function find(node: Node | DefaultTreeAdapterTypes.Document, name: string): Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap((child) => find(child, name)) : []
  return 'tagName' in node && node.tagName === name ? [node, ...inside] : inside
}

function wordsOf(node: Node): string {
  if ('value' in node) return node.value.replaceAll(/\s+/g, ' ')
  if (!('tagName' in node) || isTheirs(node)) return ''
  const inside = node.childNodes.map(wordsOf).join('')
  return lines.has(node.tagName) ? `\n${inside}\n` : inside
}

async function read(address: string): Promise<{ html: string; words: string; headings: string[] }> {
  const response = await get(address)
  expect(response.status, address).toBe(200)
  const html = await response.text()
  const page = parse(html)
  const [main] = find(page, 'main')
  const headings = ['h1', 'h2', 'h3'].flatMap((name) => find(page, name).map(() => name))
  return { html, words: main ? wordsOf(main) : '', headings }
}

const addresses = async (): Promise<string[]> => {
  const map = await (await get('/sitemap.xml')).text()
  const found = [...map.matchAll(/<loc>https?:\/\/[^/<]*([^<]*)<\/loc>/g)].map(([, path]) => path ?? '/')
  return [...found, '/soeg', '/soeg?q=brobygning', '/soeg?q=hvalfangst']
}

describe('every public page', () => {
  test('is as easy to read as fiction (LIX at most 40), the adopted wording and names excepted', async () => {
    const hard: string[] = []
    for (const address of (await addresses()).filter((one) => !/^\/en(?:\/|$)/.test(one))) {
      const { words } = await read(address)
      const count = words.split(/\s+/).length
      if (count >= 20 && lix(words) > 40) hard.push(`${address}: ${lix(words).toFixed(1)}`)
    }
    expect(hard).toEqual([])
  })

  test('says of nobody what they lack, in either language', async () => {
    for (const address of await addresses()) {
      const { words } = await read(address)
      expect(words.match(deficitWords)?.[0], address).toBeUndefined()
    }
  })
})

describe('the front page', () => {
  test('says first how old the figures are, and what to do in danger before anything else about help', async () => {
    const { words } = await read('/')
    expect(words.indexOf('De nyeste er fra 2019')).toBeLessThan(words.indexOf('8,8'))
    expect(words.indexOf('112')).toBeLessThan(words.indexOf('Kommunens døgnvagt'))
    expect(words.indexOf('Kommunens døgnvagt')).toBeLessThan(words.indexOf('116 111'))
  })

  test('never links an invented number', async () => {
    const { html, words } = await read('/')
    const linked = [...html.matchAll(/href="tel:([^"]*)"/g)].map(([, number]) => number)
    expect(linked).toEqual(expect.arrayContaining(['112', '116111']))
    const invented = demonstrationPlaces.filter((place) => place.invented)
    expect(invented.length).toBeGreaterThan(0)
    for (const { phone } of invented) {
      expect(words).toContain(phone)
      expect(linked).not.toContain(phone?.replaceAll(' ', ''))
    }
  })

  test('gives a target without a figure as a target, with no bar that would look like nought', async () => {
    const { words, html } = await read('/')
    expect(words).toContain('Strategien har ikke et tal for, hvor langt vi er nået.')
    expect(html).not.toContain('chart-track')
  })
})

describe('statements', () => {
  test('never look like adopted text, and theme 4 says that it has none', async () => {
    const { html } = await read('/temaer/2')
    expect(html).toMatch(/<li class="voice"><h3>[^<]+<\/h3><div lang="da"><p>/)
    expect((await read('/temaer/4')).words).toContain('Strategien gengiver ingen udsagn')
  })
})

describe('a national figure', () => {
  test('stands with its source, the day it was retrieved, every year in a table, and what it is not', async () => {
    const { words, html } = await read('/maal-og-tal/neet-16-24')
    expect(words).toContain('Kilde: Danmarks Statistik, tabel NEET1. Hentet 25. november 2026.')
    expect(words).toContain('Tallet er ikke strategiens 8,8 %')
    for (const value of ['9,99', '6,58', '7,08']) expect(html).toContain(`>${value}\u00a0%</td>`)
    expect(html.match(/class="chart-point"/g)).toHaveLength(15)
  })

  test('says when a newer one was awaited and has not come', async () => {
    const { words } = await read('/maal-og-tal/profile-model')
    expect(words).toContain('Vi ventede et nyere tal senest 30. juni 2026.')
    expect((await read('/maal-og-tal/outside-share')).words).not.toContain('Vi ventede')
  })

  test('is never drawn together with another: each chart has one', async () => {
    const { html } = await read('/delmaal/4.1')
    const titles = [...html.matchAll(/<title id="figure-([a-z0-9-]+)-title">/g)].map(([, code]) => code)
    expect(titles.toSorted()).toEqual(['neet-16-24', 'profile-model', 'register-outside'])
  })
})

describe('a sub-goal', () => {
  test('shows the figures that measure it, and no others of its theme', async () => {
    const { words, headings } = await read('/delmaal/2.3')
    expect(words).toContain('Unge, der går på en erhvervsuddannelse')
    expect(words).not.toContain('Valg efter grundskolen')
    expect(headings).toContain('h3')
  })

  test('that nobody measures says why', async () => {
    expect((await read('/delmaal/1.3')).words).toContain(
      'Ikke målt, fordi den vurdering, delmålet handler om',
    )
  })
})
