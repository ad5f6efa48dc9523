import { expect, it } from 'vitest'
import { lix } from '../../platform/text/lix.ts'
import { hardestToRead, readSignalChange } from './forms.ts'
import { unknownPlace } from './rules.ts'
import { da } from './text.da.ts'

it('what is said of signals is easy to read, and what a young person is told easier still', () => {
  expect(lix(Object.values(da).join('\n'))).toBeLessThanOrEqual(40)
  expect(lix([da.toldTitle, da.toldText, da.toldWhen, da.toldEnded].join('\n'))).toBeLessThanOrEqual(
    hardestToRead,
  )
})

it('a place in the words is one that the kind finds a fact for', () => {
  expect(unknownPlace('gap', 'Siden {since}, {days} dage.')).toBeUndefined()
  expect(unknownPlace('gap', 'Siden {last}.')).toBe('last')
  expect(unknownPlace('attempts-without-contact', '{attempts} forsøg, {score} point')).toBe('score')
})

it('a form says everything that is wrong with a draft at once', () => {
  const read = readSignalChange('repeated-interruptions', ['kui-guidance'], { times: '1', months: 'x' }, 'da')
  expect(Object.keys('faults' in read ? read.faults : {}).sort()).toEqual(
    'basis citation expires_months months reason_da reason_en telling times told_da told_en'.split(' '),
  )
})
