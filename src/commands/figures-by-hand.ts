import { assignManualDuty, enterManualValue } from '../features/indicators/index.ts'
import { readDanishNumber, readDate, readPlainNumber } from '../platform/files/values.ts'
import { Invalid, NotFound } from '../platform/http/errors.ts'
import { Refusal } from '../platform/refusal.ts'
import { changeFigures } from './change-figures.ts'

export const handVerbs = ['assign', 'enter'] as const

interface Given {
  readonly municipality?: string | undefined
  readonly period?: string | undefined
  readonly day?: string | undefined
  readonly value?: string | undefined
  readonly by?: string | undefined
  readonly owner?: string | undefined
  readonly due?: string | undefined
}

/** Says who counts an indicator by hand, or enters what was counted. @throws Refusal */
export async function countByHand(
  verb: (typeof handVerbs)[number],
  code: string,
  given: Given,
  say: (line: string) => void,
): Promise<void> {
  const dueOn = date(given, 'due')
  try {
    if (verb === 'assign') {
      const owner = words(given, 'owner')
      await changeFigures(given.municipality, say, (trx) => assignManualDuty(trx, { code, owner, dueOn }))
      return say(`${owner} counts ${code}; the first value is due on ${dueOn}.`)
    }
    const value = {
      code,
      period: words(given, 'period'),
      asOf: date(given, 'day'),
      value: number(words(given, 'value')),
      enteredBy: words(given, 'by'),
      nextDueOn: dueOn,
    }
    await changeFigures(given.municipality, say, (trx) => enterManualValue(trx, value))
    say(`Entered ${value.value} for ${value.period}; the next is due on ${dueOn}.`)
  } catch (error) {
    if (error instanceof NotFound) throw new Refusal(`Nobody counts ${code} by hand: figures assign first.`)
    if (error instanceof Invalid) throw new Refusal('The next value is due before the day of this one.')
    throw error
  }
}

function words(given: Given, option: keyof Given): string {
  const text = given[option]?.trim()
  if (!text) throw new Refusal(`--${option} is missing (--help shows how).`, 2)
  return text
}

function date(given: Given, option: keyof Given): string {
  const read = readDate(words(given, option))
  if ('value' in read) return read.value
  throw new Refusal(`--${option} is no date: write 2026-09-30 or 30-09-2026.`, 2)
}

/** With a comma as Danes write it, or with a point. */
function number(text: string): number {
  const danish = text.includes(',') ? readDanishNumber(text) : readPlainNumber(text)
  if ('value' in danish) return danish.value
  throw new Refusal(`--value ${text} is no number.`, 2)
}
