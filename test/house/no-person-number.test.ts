import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Ten digits, perhaps with a hyphen, as a person number is written; whether they are a date is asked after. */
const tenDigits = /\b(\d{2})(\d{2})\d{2}-?\d{4}\b/g

/** Days of real numbers, and of replacement numbers (raised by 60): neither is to stand in a file. */
function looksLikePersonNumber([, day, month]: RegExpMatchArray): boolean {
  const date = Number(day) % 60
  return Number(day) < 92 && date >= 1 && date <= 31 && Number(month) >= 1 && Number(month) <= 12
}

const personNumbersIn = (text: string): string[] =>
  [...text.matchAll(tenDigits)].filter(looksLikePersonNumber).map(([number]) => number)

function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
  })
  return listed.toString('utf8').split('\0').filter(Boolean)
}

test('no file of the repository holds a person number, real or invented', () => {
  const files = trackedFiles()
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) => {
    const count = personNumbersIn(readIfThere(file)).length
    // The file is named, the number is not: a test's output is a log too.
    return count > 0 ? [`${file}: ${count}`] : []
  })
  expect(found).toEqual([])
})

test('the search finds numbers with and without a hyphen, and leaves what is no date', () => {
  const [day, raised] = ['14', '74']
  expect(personNumbersIn(`x ${day}0311-9001, ${raised}03119001.`)).toHaveLength(2)
  expect(personNumbersIn('4503119001 1413119001 0003119001 20260101-12345')).toEqual([])
})

/** A file may be listed and deleted, while somebody works. */
function readIfThere(file: string): string {
  try {
    return readFileSync(`${root}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
