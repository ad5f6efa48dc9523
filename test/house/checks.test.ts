import { describe, expect, test } from 'vitest'
import { missingLines } from '../../scripts/checks/dependencies.ts'
import { linksIn, missingVariables } from '../../scripts/checks/documents.ts'
import { judgeSizes } from '../../scripts/checks/file-sizes.ts'
import { inlinePlaces, rawPlaces } from '../../scripts/checks/markup.ts'
import { migrationFaults } from '../../scripts/checks/migrations.ts'
import { scoredColumns, scoredNames } from '../../scripts/checks/no-score.ts'
import { openings } from '../../scripts/checks/outbound.ts'
import { analyse, patternsIn } from '../../scripts/checks/patterns.ts'
import { builtSql } from '../../scripts/checks/sql.ts'
import { parse } from '../../scripts/checks/syntax.ts'
import { lockFaults, tracesIn } from '../../scripts/checks/traces.ts'
import { deficitPlaces } from '../../scripts/checks/words.ts'

const file = 'src/ui/planted.tsx'

describe('the check of SQL', () => {
  const faults = (text: string) => builtSql(file, parse(file, text))

  test('refuses text put together from pieces, in every way that query() takes it', () => {
    expect(faults('client.query(`select ${name}`)')).toHaveLength(1)
    expect(faults("client.query('select ' + name)")).toHaveLength(1)
    expect(faults('client.query({ text: `select ${name}`, values: [] })')).toHaveLength(1)
    expect(faults('sql.raw(text).execute(db)')).toHaveLength(1)
    expect(faults('sql.lit(dictionary)')).toHaveLength(1)
  })

  test('allows parameters', () => {
    expect(faults("client.query('select $1', [name])")).toEqual([])
    expect(faults('client.query(`select 1`)')).toEqual([])
    expect(faults("sql.lit('danish')")).toEqual([])
    expect(faults('sql`select ${name}`.execute(db)')).toEqual([])
  })
})

describe('the check of what goes out', () => {
  const faults = (text: string) => openings(file, parse(file, text))

  test.each([
    "fetch('https://example.org')",
    'globalThis.fetch(address)',
    'const go = window.fetch',
    'new WebSocket(address)',
    "import { request } from 'undici'",
    "import * as web from 'node:http'",
    "import { createServer, get } from 'http'",
    "import https from 'node:https'",
    "import { createConnection as open } from 'node:net'",
  ])('finds %s', (text) => {
    expect(faults(text)).toHaveLength(1)
  })

  test('lets servers, types and methods of that name be', () => {
    expect(faults("import { createServer, type Agent } from 'node:http'")).toEqual([])
    expect(faults("import type { Agent } from 'undici'")).toEqual([])
    expect(faults("import { isIP } from 'node:net'")).toEqual([])
    expect(faults('app.fetch(request)')).toEqual([])
  })
})

describe('the check of markup', () => {
  const raw = (text: string, name = file) => rawPlaces(name, parse(name, text))
  const inline = (text: string) => inlinePlaces(file, parse(file, text))

  test('refuses every way round the escaping', () => {
    expect(raw('raw(passage.text)')).toEqual([`${file}:1: raw() with passage.text`])
    expect(raw('raw(open ? `<b>${words}</b>` : "")')).toEqual([`${file}:1: raw() with words`])
    expect(raw('raw(` lang="${lang}"`)', 'src/doors/public/views.ts')).toHaveLength(1)
    expect(raw('const a = <p dangerouslySetInnerHTML={{ __html: words }} />')).toHaveLength(1)
  })

  test('allows our own text and closed lists', () => {
    expect(raw("raw(open ? ' open' : '')", 'src/doors/public/views.ts')).toEqual([])
    expect(raw('raw(` lang="${lang}"`)')).toEqual([])
  })

  test('refuses inline styles and handlers, in JSX and in templates', () => {
    expect(inline('const a = <p style="color:red">x</p>')).toHaveLength(1)
    expect(inline('const a = <button onClick={go}>x</button>')).toHaveLength(1)
    expect(inline('html`<p class="${name}" style="color:red">x</p>`')).toHaveLength(1)
    expect(inline("html`<img src='a' onerror='go()'>`")).toHaveLength(1)
  })

  test('allows attributes of components of ours, and drawing attributes', () => {
    expect(inline('const a = <Chart onlyTable><rect fill="red" /></Chart>')).toEqual([])
    expect(inline('html`<p class="one">style="x"</p>`')).toEqual([])
  })
})

describe('the check of patterns', () => {
  test('finds each pattern with its place', () => {
    expect(patternsIn(file, parse(file, 'const a = 1\nconst b = /x+/u'))).toEqual([
      { place: `${file}:2`, pattern: '/x+/u' },
    ])
  })

  test('names a pattern that some input makes slow, and lets a quick one be', async () => {
    expect(await analyse('/^(a+)+$/')).toMatch(/^is exponential, for example with /)
    expect(await analyse('/^\\d{2}-\\d{2}$/')).toBe('safe')
  })

  test('tries what the analysis fears: quadratic is slow on the longest input, bounded repetition is not', async () => {
    expect(await analyse('/lock file .* already exists/')).toMatch(/^is 2nd degree polynomial/)
    expect(await analyse('/\\d[\\d._-]{0,30}$/')).toBe('safe')
  })
})

describe('the check of migrations', () => {
  const name = 'db/migrations/municipality/0042-kites.sql'

  test('asks what the roles may do with a new table', () => {
    expect(migrationFaults(name, 'create table kite (id bigint);')).toHaveLength(1)
    expect(
      migrationFaults(name, 'create table kite (id bigint);\ngrant select on kite to fodfaeste_app;'),
    ).toEqual([])
    expect(
      migrationFaults(name, '-- No grants: only the owner asks it.\ncreate table kite (id bigint);'),
    ).toEqual([])
  })

  test('asks for a numbered name', () => {
    expect(migrationFaults('db/migrations/municipality/Kites.sql', '')).toHaveLength(1)
  })
})

describe('the check of words', () => {
  test('finds a word that says what young people lack', () => {
    expect(deficitPlaces(file, parse(file, "export const da = { a: 'Udsatte unge' }"))).toEqual([
      `${file}:1: “Udsatte”`,
    ])
    expect(
      deficitPlaces(file, parse(file, "export const da = { a: 'Unge i udsatsen', b: 'Find din vej' }")),
    ).toEqual([])
  })
})

describe('the check that nobody gets a score', () => {
  const migration = 'db/migrations/municipality/0042-kites.sql'
  const columns = (text: string) => scoredColumns(migration, text)
  const names = (text: string, name = 'src/features/kites/rules.ts') => scoredNames(name, parse(name, text))

  test.each([
    'score',
    'risk_level',
    'risk',
    'rank',
    'weight',
    'priority_score',
    'risikoniveau',
    'rangorden',
    'pointtal',
    '"vægt"',
  ])('refuses a column %s', (column) => {
    expect(columns(`create table kite (\n  ${column} integer not null\n);`)).toHaveLength(1)
    expect(columns(`alter table kite add column ${column} numeric;`)).toHaveLength(1)
    expect(columns(`create view kites as select 1 as ${column};`)).toHaveLength(1)
  })

  test('refuses names in the code, and what an export or a query would be called', () => {
    expect(names('const riskLevel = 1')).toEqual([
      'src/features/kites/rules.ts:1: riskLevel is a name for a number or an order of people',
    ])
    expect(names('interface Kite { readonly priority_score: number }')).toHaveLength(1)
    expect(names('const headings = ["name", "risikoniveau"]')).toHaveLength(1)
    expect(names('kites.sort((one, other) => one.rank - other.rank)')).toHaveLength(2)
  })

  test('lets words be that only sound like it, the letters of a page, and the order of a search', () => {
    expect(names('const frank = crank(overweight)')).toEqual([])
    expect(names("const says = 'We never give a human being a score.'")).toEqual([])
    expect(names('const weight = 600', 'src/ui/charts/bar.tsx')).toEqual([])
    expect(names('const rank = 1', 'src/features/search/queries.ts')).toEqual([])
    expect(names("fact({ kind: 'dropout_risk' })")).toEqual([])
    expect(columns("check (kind in ('education_order', 'dropout_risk'))")).toEqual([])
    expect(columns('-- A risk that nobody renews expires.')).toEqual([])
  })
})

describe('the checks of the repository', () => {
  test('refuse a lock file with addresses or without integrity', () => {
    const packages = {
      '': {},
      'node_modules/a': { resolved: 'https://somewhere.example/a.tgz', integrity: 'sha512-x' },
      'node_modules/b': {},
      'node_modules/c': { integrity: 'sha512-x' },
    }
    expect(lockFaults({ lockfileVersion: 3, packages })).toEqual([
      'package-lock.json: node_modules/a has an address',
      'package-lock.json: node_modules/b has no integrity',
    ])
  })

  test('find what tells on which machine a file was made', () => {
    expect(tracesIn('a.md', 'fine\nsee /home/somebody/notes')).toHaveLength(1)
    expect(tracesIn('a.md', 'from https://registry.example.org/kite')).toHaveLength(1)
    expect(tracesIn('a.md', 'https://example.dk/home/page and /hjem')).toEqual([])
  })

  test('refuse a file over 400 lines, warn over 250, and let catalogues be', () => {
    const sizes = judgeSizes([
      { name: 'src/a.ts', lines: 401 },
      { name: 'src/b.ts', lines: 251 },
      { name: 'src/c.ts', lines: 250 },
      { name: 'src/doors/public/text.da.ts', lines: 900 },
    ])
    expect(sizes).toEqual({
      faults: ['src/a.ts has 401 lines; at most 400'],
      warnings: ['src/b.ts has 251 lines'],
    })
  })

  test('ask for a line about every package that the program runs with', () => {
    const text = '| `hono` | requests |\n| `gone` | nothing |'
    expect(missingLines(['hono', 'pg'], ['vitest'], text)).toEqual([
      'docs/dependencies.md has no line for pg',
      'docs/dependencies.md describes gone, which package.json lacks',
    ])
  })

  test('find a link in the documents that leads nowhere', () => {
    const text =
      'See [one](../README.md), [two](gone.md#part), [three](https://example.dk) and [four](#below).'
    expect(linksIn('docs/page.md', text)).toEqual(['README.md', 'docs/gone.md'])
  })

  test('ask for a line about every variable of the configuration', () => {
    expect(missingVariables(['PORT', 'HOST'], '| `PORT` | 8510 |\n| `OLD` | x |')).toEqual([
      'docs/operations.md has no line for HOST',
      'docs/operations.md describes OLD, which src/config.ts does not read',
    ])
  })
})
