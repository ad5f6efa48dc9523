import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'
import { redactPersonNumbers } from './redact.ts'

// Put together here: no person number stands in a file.
const [start, end] = ['140311', '9001']
const written = [
  start + end,
  `${start}-${end}`,
  `${start} ${end}`,
  `74${start.slice(2)}-${end}`,
  `${start}%20${end}`,
]

function logged(work: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  work(createLog('info', { write: (line) => lines.push(line) }))
  return lines
}

describe('a line of the log', () => {
  it.each(written)('holds no person number of an error (form %#), and tells the rest of it', (number) => {
    const cause = new Error(`no citizen ${number}`)
    const lines = logged((log) =>
      log.error({ err: new Error(`lost «${number}» on the way`, { cause }) }, number),
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain(end)
    const { err, msg } = JSON.parse(lines[0] ?? '')
    expect(err.message).toContain('lost «******-****» on the way')
    expect(err.stack).toContain('log.test.ts')
    expect(msg).toBe('******-****')
  })

  it('holds none in a field, a list, a name of a field or a number, nor behind a control character', () => {
    const lines = logged((log) =>
      log.info({
        page: `/x?${written[0]}`,
        list: [{ [`${written[1]}`]: 1 }],
        id: Number(start + end),
        odd: `\u0001${start}${end}`,
      }),
    )
    expect(lines[0]).not.toContain(end)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ page: '/x?******-****', id: '******-****' })
  })

  it('stays one line that can be read, whatever is in it', () => {
    const odd = fc.string({ unit: 'binary', maxLength: 20 })
    const lines: string[] = []
    const log = createLog('info', { write: (line) => lines.push(line) })
    fc.assert(
      fc.property(odd, odd, fc.constantFrom(...written), (before, after, number) => {
        log.info({ page: `${before}x${number}x${after}` })
        const line = lines.pop()
        expect(lines).toHaveLength(0)
        expect(line?.match(/\n/g)).toHaveLength(1)
        expect(JSON.parse(line ?? '').page).toContain('x******-****x')
      }),
    )
  })
})

describe('hiding person numbers', () => {
  it('leaves what is no date, or is longer', () => {
    const [month, day] = [`1413${start.slice(4)}${end}`, `45${start.slice(2)}${end}`]
    for (const text of [month, day, `1${start}${end}`, `${start}${end}1`, '2026-11-25', 'ab12-34'])
      expect(redactPersonNumbers(text)).toBe(text)
  })

  it('twice is the same as once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...written, 'word', ' ', '-', '12')), (parts) => {
        const once = redactPersonNumbers(parts.join(' '))
        expect(redactPersonNumbers(once)).toBe(once)
      }),
    )
  })
})
