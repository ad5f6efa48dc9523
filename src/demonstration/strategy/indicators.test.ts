import { expect, test } from 'vitest'
import { noteFields } from '../../features/indicators/index.ts'
import { languages } from '../../platform/text/language.ts'
import { lix } from '../../platform/text/lix.ts'
import { readNationalIndicators } from '../load-figures.ts'
import { deficitWords } from './deficit-words.ts'
import { edition4 } from './edition.ts'
import { indicators4 } from './indicators.ts'
import { computedIndicators } from './indicators-computed.ts'
import { subGoalMeasures4 } from './sub-goal-measures.ts'

const all = [...indicators4, ...computedIndicators, ...(await readNationalIndicators())]

const get = (code: string) => {
  const found = indicators4.find((indicator) => indicator.code === code)
  if (!found) throw new Error(`no indicator ${code}`)
  return found
}
const values = (code: string) => get(code).observations.map((observation) => observation.value)
const counts = (code: string) => get(code).observations.map((observation) => observation.numerator)

test('every measure has a code of its own', () => {
  expect(indicators4.map((indicator) => indicator.code).toSorted()).toEqual([
    'eud-applications',
    'eud-attendance',
    'in-youth-education',
    'interruptions',
    'mental-health',
    'mental-health-girls',
    'outside-share',
    'population-15-24',
    'special-focus',
    'special-focus-of-all',
    'special-focus-of-outside',
    'youth-education-choice',
    'youth-education-completed',
  ])
})

test('a percentage with its persons is what they give, rounded as the source prints it', () => {
  const shares = indicators4.flatMap((indicator) =>
    indicator.observations.filter((observation) => observation.denominator !== null),
  )
  expect(shares).toHaveLength(1 + 2 + 9 + 3)
  for (const { numerator, denominator, value } of shares) {
    const decimals = String(value).split('.')[1]?.length ?? 0
    expect(((100 * (numerator ?? 0)) / (denominator ?? 0)).toFixed(decimals)).toBe(value.toFixed(decimals))
  }
})

test('the outside share is 3,030 of 34,249, and the reader is told of the two dates', () => {
  const outside = get('outside-share')
  expect(outside.observations).toMatchObject([
    { numerator: 3030, denominator: 34249, value: 8.8, asOf: '2019-09-30' },
  ])
  expect(outside.caution?.da).toContain('oktober 2019')
  expect(values('population-15-24')).toEqual([34314, 34249])
  expect(values('special-focus')).toEqual([500])
})

test('the table of choices carries persons and percent for three years, with our sums', () => {
  const { observations } = get('youth-education-choice')
  expect(values('youth-education-choice')).toEqual([72, 22, 6, 77, 19, 4, 82, 15, 3])
  expect(counts('youth-education-choice')).toEqual([1462, 455, 121, 1554, 382, 78, 2368, 441, 79])
  expect([...new Set(observations.map((observation) => observation.denominator))]).toEqual([2038, 2014, 2888])
})

test('the target of 25 and 30 % is compared with applications and never with attendance', () => {
  expect(values('eud-applications')).toEqual([16.3, 21.2])
  expect(get('eud-applications').targets).toMatchObject([
    { value: 25, year: 2020 },
    { value: 30, year: 2025 },
  ])
  expect(values('eud-attendance')).toEqual([22, 19, 15])
  expect(counts('eud-attendance')).toEqual([455, 382, 441])
  expect(get('eud-attendance').targets).toEqual([])
})

test('the 90 % target has no year and no figure to compare with', () => {
  const completed = get('youth-education-completed')
  expect(completed.targets).toMatchObject([{ value: 90, year: null }])
  expect(completed.observations).toEqual([])
})

test('what the source hedges stays hedged', () => {
  const hedged = indicators4.flatMap(({ code, observations }) =>
    observations.filter(({ hedge }) => hedge).map(({ hedge, value }) => `${code}: ${hedge} ${value}`),
  )
  expect(hedged).toEqual([
    'special-focus: about 500',
    'special-focus-of-outside: about 17',
    'special-focus-of-all: about 1.5',
    'mental-health: about 13',
    'mental-health: over 18',
  ])
})

test('in youth education and interruptions are the counts of one quarter', () => {
  expect(values('in-youth-education')).toEqual([6686])
  expect(values('interruptions')).toEqual([255])
})

test('every breakdown that is observed has a name, and none is named in vain', () => {
  for (const { code, breakdowns, observations } of indicators4)
    expect(new Set(observations.flatMap(({ breakdown }) => breakdown ?? [])), code).toEqual(
      new Set(Object.keys(breakdowns)),
    )
})

test('every observation and target says in which section it stands', () => {
  for (const { observations, targets } of indicators4)
    for (const { section } of [...observations, ...targets])
      expect(section).toMatch(/^(?:Forord|Vision|Tema \d|Ungestrategiens målgruppe)/)
})

test('every indicator is explained in both languages, with all that experts ask of a figure', () => {
  for (const { code, name, definition, numerator, denominator, population, caution, notes } of all)
    for (const language of languages) {
      for (const text of [name, definition, numerator, denominator, population, caution])
        if (text) expect(text[language].trim(), code).not.toBe('')
      for (const field of noteFields) expect(notes[field][language].trim(), `${code} ${field}`).not.toBe('')
    }
})

test('every sub-goal has an indicator or says why nobody measures it', () => {
  const goals = edition4.passages.filter(({ kind }) => kind === 'sub_goal').map(({ code }) => code)
  expect(Object.keys(subGoalMeasures4).toSorted()).toEqual(goals.toSorted())
  const codes = all.map(({ code }) => code)
  for (const [goal, measures] of Object.entries(subGoalMeasures4))
    if ('indicators' in measures)
      expect(codes, goal).toEqual(expect.arrayContaining([...measures.indicators]))
    else for (const language of languages) expect(measures.notMeasured[language].trim(), goal).not.toBe('')
})

test('no two indicators have the same measure: none of them shares an axis with another', () => {
  expect(new Set(all.map(({ measure }) => measure)).size).toBe(all.length)
})

test('the Danish about the figures is easy to read', () => {
  const texts = all.flatMap(({ definition, numerator, denominator, population, caution, targets, notes }) =>
    [
      definition,
      numerator,
      denominator,
      population,
      caution,
      ...targets.map(({ note }) => note),
      ...Object.values(notes),
    ].map((text) => text?.da ?? ''),
  )
  expect(lix(texts.join('\n'))).toBeLessThanOrEqual(35)
})

test('no words of deficit are used about those who are counted', () => {
  expect(JSON.stringify([all, subGoalMeasures4])).not.toMatch(deficitWords)
})
