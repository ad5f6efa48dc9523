import {
  audit,
  cellKey,
  type FrequencyTable,
  protect,
  usualRule,
} from '../src/features/disclosure-control/index.ts'
import {
  dimension,
  type Person,
  tableOf,
} from '../src/features/disclosure-control/invented-tables.fixture.ts'
import { median } from './load.ts'
import { loadBefore, machine } from './machine.ts'

/*
 * `npx tsx bench/disclosure.ts`: a quarter's twenty tables of 72 to 90 cells, which share the margins of age and sex, protected
 * together and audited; then a second quarter beside the first, which is public already. Invented people.
 */

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const before = loadBefore()
const age = dimension('age', '15-16', '17-18', '19-20', '21-22', '23-24')
const sex = dimension('sex', 'f', 'm')
const themes = Array.from({ length: 20 }, (_, index) =>
  dimension(`theme-${index}`, ...['a', 'b', 'c', 'd'].slice(0, index % 2 ? 3 : 4)),
)

/** The same chances in each run: a multiplicative generator is enough to invent people. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Some attributes are rare, down to one in a few thousand. */
function invented(count: number, seed: number): Person[] {
  const random = chances(seed)
  const pick = (parts: readonly string[], rarity: number) =>
    parts[Math.min(parts.length - 1, Math.floor(-Math.log(random()) / rarity))] ?? ''
  return Array.from({ length: count }, () => ({
    age: age.categories[1 + Math.floor(random() * 5)] ?? '',
    sex: random() < 0.5 ? 'f' : 'm',
    ...Object.fromEntries(
      themes.map(({ name, sums }, index) => [name, pick(sums[0]?.parts ?? [], 1 + index * 0.12)]),
    ),
  }))
}

const quarter = (people: readonly Person[], name: string): FrequencyTable[] =>
  themes.map((theme) =>
    tableOf(people, [age, sex, theme], { id: `${theme.name}-${name}`, measure: `young@${name}` }),
  )

const results = [34_249, 3_000].flatMap((people) => {
  const first = quarter(invented(people, 851), 'Q1')
  const second = quarter(invented(people, 853), 'Q2')
  const release = protect({ tables: first, rule: usualRule })
  const published = new Map(
    first.flatMap((table) =>
      table.cells.map(({ categories }) => {
        const key = cellKey(table, categories)
        return [key, release.withheld.has(key) ? 'withheld' : 'shown'] as const
      }),
    ),
  )
  return [
    measured(people, 'one quarter', { tables: first, rule: usualRule }),
    measured(people, 'two, the first public', { tables: [...first, ...second], published, rule: usualRule }),
  ]
})

function measured(people: number, what: string, input: Parameters<typeof protect>[0]) {
  const [protecting, auditing]: [number[], number[]] = [[], []]
  let release = protect(input)
  let findings = audit(input, release.withheld.keys())
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    release = protect(input)
    const decided = performance.now()
    findings = audit(input, release.withheld.keys())
    protecting.push(decided - started)
    auditing.push(performance.now() - decided)
  }
  const cells = new Set(
    input.tables.flatMap((table) => table.cells.map(({ categories }) => cellKey(table, categories))),
  )
  const small = [...release.withheld.values()].filter((reason) => reason === 'too-small').length
  return {
    people,
    what,
    tables: input.tables.length,
    cells: cells.size,
    tooSmall: small,
    withheld: release.withheld.size,
    failed: release.failed.length,
    notProtected: findings.filter((one) => !one.isProtected).length,
    protectMs: Math.round(median(protecting)),
    auditMs: Math.round(median(auditing)),
  }
}

console.log(JSON.stringify({ machine: machine(), load: before, rounds, results }))
console.log(`
${machine()}; ${rounds} rounds, medians (${before}); no target: a quarter is released four times a year

| people | what | tables | cells, each once | too small | withheld in all | failed | not protected | deciding, ms | auditing, ms |
|---|---|---|---|---|---|---|---|---|---|`)
for (const one of results)
  console.log(
    `| ${one.people} | ${one.what} | ${one.tables} | ${one.cells} | ${one.tooSmall} | ${one.withheld} | ${one.failed} | ${one.notProtected} | ${one.protectMs} | ${one.auditMs} |`,
  )
