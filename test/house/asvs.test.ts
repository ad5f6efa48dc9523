import { describe, expect, test } from 'vitest'
import {
  type AsvsLine,
  anchorsOf,
  asvs,
  judgeTable,
  readTable,
  testNames,
} from '../../scripts/checks/asvs.ts'
import { brokenClaims, claimsOf } from '../../scripts/checks/asvs-claims.ts'
import { answered, requirements } from '../../scripts/checks/asvs-ids.ts'
import { dangerousFunctions, dangerousPlaces, unexplained } from '../../scripts/checks/dangerous.ts'
import { inlineAttributes, rawMarkup } from '../../scripts/checks/markup.ts'
import { sqlText } from '../../scripts/checks/sql.ts'
import { parse } from '../../scripts/checks/syntax.ts'

const tests = [['a form'], ['a form', 'is kept'], ['a form', 'is kept apart'], ['%s is refused']]
const sources = {
  testsIn: (file: string) => (file === 'src/a.test.ts' ? tests : undefined),
  headingsIn: (file: string) => (file === 'docs/a.md' ? ['what-is-kept'] : undefined),
}
const nothing = { shown_by: 'does_not_apply', where: '', reason: 'There is no such thing here.' }
const complete: AsvsLine[] = answered.map(({ id, level }) => ({
  id,
  level: `${level}`,
  what: 'a thing',
  ...nothing,
}))

const faultsWith = (change: Partial<AsvsLine>): string[] => {
  const [first, ...others] = complete
  return first ? judgeTable([{ ...first, ...change }, ...others], sources).faults : []
}
const shown = (where: string) => faultsWith({ shown_by: 'test', where })

describe('the requirements of the standard', () => {
  test('are 345, of which we answer levels 1 and 2 and what we hold ourselves to of level 3', () => {
    const ofLevel = (level: number) => requirements.filter((one) => one.level === level).length
    expect([1, 2, 3].map(ofLevel)).toEqual([70, 183, 92])
    expect(answered.filter(({ level }) => level < 3)).toHaveLength(253)
    expect(answered).toHaveLength(285)
  })
})

describe('the check of docs/asvs.csv', () => {
  test('is content with a table that answers each requirement once', () => {
    expect(judgeTable(complete, sources)).toEqual({ faults: [], warnings: [] })
  })

  test('names what is missing, unknown, doubled, out of order, or of another level', () => {
    expect(judgeTable(complete.slice(1), sources).faults).toEqual(['docs/asvs.csv: 1.1.1 is missing'])
    expect(faultsWith({ id: '1.1.9' })).toContain('docs/asvs.csv: 1.1.9 is not asked for')
    expect(judgeTable([...complete, ...complete.slice(-1)], sources).faults).toHaveLength(1)
    expect(judgeTable(complete.toReversed(), sources).faults).toEqual([
      'docs/asvs.csv: is not in the order of the standard',
    ])
    expect(faultsWith({ level: '1' })).toEqual(['docs/asvs.csv: 1.1.1 is of level 2'])
  })

  test('asks that a claimed test is there and is the only one meant', () => {
    for (const good of [
      'src/a.test.ts > is kept',
      'src/a.test.ts > a form > is kept a',
      'src/a.test.ts > %s is',
    ])
      expect(shown(good)).toEqual([])
    expect(shown('src/a.test.ts > is k')).toHaveLength(1)
    expect(shown('src/a.test.ts > is lost')).toHaveLength(1)
    expect(shown('src/a.test.ts')).toHaveLength(1)
    expect(shown('src/gone.test.ts > is kept')).toHaveLength(1)
    expect(shown('src/a.test.ts > is kept | src/gone.test.ts > is kept')).toHaveLength(1)
  })

  test('asks that a section is there, and for a reason, a part and a known way of showing', () => {
    expect(faultsWith({ shown_by: 'document', where: 'docs/a.md#what-is-kept' })).toEqual([])
    expect(faultsWith({ shown_by: 'document', where: 'docs/a.md#gone' })).toHaveLength(1)
    expect(faultsWith({ shown_by: 'document', where: 'docs/gone.md#what-is-kept' })).toHaveLength(1)
    expect(faultsWith({ reason: 'no' })).toHaveLength(1)
    expect(faultsWith({ shown_by: 'not_yet' })).toHaveLength(1)
    expect(faultsWith({ shown_by: 'somehow' })).toHaveLength(1)
    expect(faultsWith({ what: '' })).toHaveLength(1)
  })

  test('counts what is not shown yet, by the part that will show it', () => {
    const open = complete.map((line, index) =>
      index < 2 ? { ...line, shown_by: 'not_yet', where: 'keys: x' } : line,
    )
    expect(judgeTable(open, sources)).toEqual({
      faults: [],
      warnings: ['2 of 285 requirements are not shown yet (keys 2)'],
    })
  })

  test('reads quoted cells, and refuses other columns', () => {
    const head = 'id;level;what;shown_by;where;reason'
    expect(readTable(`${head}\n1.1.1;2;a thing;test;"a > b; ""c""";\n`)).toMatchObject([
      { where: 'a > b; "c"' },
    ])
    expect(() => readTable('id;level\n1.1.1;2\n')).toThrow('columns')
  })

  test('finds the tests of a file with their groups, and none that is left out', () => {
    const text = `describe('a', () => { it('b', f); it.each([1])('%s c', f); it.skip('d', f); site.test('e') })
      test('f', () => { test.open('g') })`
    expect(testNames(parse('a.test.ts', text))).toEqual([['a'], ['a', 'b'], ['a', '%s c'], ['f']])
  })

  test('makes anchors of headings as readers of Markdown do', () => {
    expect(anchorsOf('# What is kept, and why\n\ntext\n\n## Keys (secrets)')).toEqual([
      'what-is-kept-and-why',
      'keys-secrets',
    ])
  })
})

describe('the claims after a whole run', () => {
  const report = (status: string, title = 'TRACE is refused') => ({
    testResults: [
      {
        name: '/clone/src/a.test.ts',
        assertionResults: [
          { title: 'is kept', ancestorTitles: ['a form'], status: 'passed' },
          { title, ancestorTitles: ['a method'], status },
        ],
      },
    ],
  })
  const broken = (where: string, status: string) => brokenClaims(claimsOf('1.1.1', where), report(status))

  test('hold where the test passed, also under the name that vitest filled in', () => {
    for (const where of [
      'src/a.test.ts > %s is refused',
      'src/a.test.ts > a method',
      'src/a.test.ts > a form > is k',
    ])
      expect(broken(where, 'passed')).toEqual([])
  })

  test('break when the test failed, was left out, or did not run', () => {
    expect(broken('src/a.test.ts > %s is refused', 'failed')).toEqual([
      'ASVS 1.1.1 claims a test that failed: src/a.test.ts > %s is refused (TRACE is refused)',
    ])
    expect(broken('src/a.test.ts > a method', 'skipped')).toHaveLength(1)
    expect(broken('src/a.test.ts > is gone', 'passed')).toEqual([
      'ASVS 1.1.1 claims a test that did not run: src/a.test.ts > is gone',
    ])
    expect(broken('src/b.test.ts > is kept', 'passed')).toHaveLength(1)
  })
})

describe('the check of dangerous functions', () => {
  const faults = (text: string) => dangerousPlaces('src/a.ts', parse('src/a.ts', text))

  test.each([
    'eval(words)',
    'new Function(words)',
    'import { Script } from "node:vm"',
    'exec(`ls ${name}`)',
    'spawn(name, [], { shell: true })',
    'element.innerHTML = words',
    'document.write(words)',
    'localStorage.setItem("a", words)',
    'other.postMessage(words)',
    'connect({ rejectUnauthorized: false })',
    'Math.random()',
    'createHash("md5")',
    'createHash("sha1")',
    'createCipheriv("aes-256-ecb", key, null)',
    'createCipheriv("aes-256-cbc", key, iv)',
  ])('refuses %s', (text) => {
    expect(faults(text)).toHaveLength(1)
  })

  test('allows what is safe', () => {
    expect(faults('/a/.exec(words); stream.write(words); spawn(program, args); randomBytes(16)')).toEqual([])
    expect(faults('createHash("sha256"); createCipheriv("aes-256-gcm", key, nonce)')).toEqual([])
  })

  test('asks for a line about every file that makes keys and hashes or starts programs', () => {
    const tree = parse('src/a.ts', "import { createHmac } from 'node:crypto'\nimport pg from 'pg'")
    expect(unexplained('src/a.ts', tree, 'nothing')).toHaveLength(1)
    expect(unexplained('src/a.ts', tree, 'see `src/a.ts`')).toEqual([])
  })
})

describe('the program and the table as they are committed', () => {
  test.each([
    ['sql', sqlText],
    ['raw markup', rawMarkup],
    ['inline attributes', inlineAttributes],
    ['dangerous functions', dangerousFunctions],
    ['docs/asvs.csv', () => asvs().faults],
  ])('pass the check of %s', (_, check) => {
    expect(check()).toEqual([])
  })
})
