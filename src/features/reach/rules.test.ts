import { describe, expect, it } from 'vitest'
import { reachForm } from './forms.ts'
import { isReachable, phoneHref, phoneOf, shownPhone } from './rules.ts'

describe('a Danish number', () => {
  it.each([
    ['00000001', '00000001'],
    ['00 00 00 01', '00000001'],
    ['+45 00 00 00 01', '00000001'],
    ['0045 00000001', '00000001'],
    ['+4500-00.00 01', '00000001'],
    ['45000001', '45000001'],
  ])('is %s, as people write it', (written, digits) => {
    expect(phoneOf(written)).toBe(digits)
  })

  it.each(['', '0000001', '000000012', '+46 00 00 00 01', 'ring til mig', '0000 0001 lokal 2'])(
    'is not %s',
    (written) => {
      expect(phoneOf(written)).toBeUndefined()
    },
  )

  it('is read in pairs, and dialled with the country before it', () => {
    expect([shownPhone('00000001'), phoneHref('00000001')]).toEqual(['00 00 00 01', 'tel:+4500000001'])
  })
})

describe('how somebody is reached', () => {
  const read = (sent: Readonly<Record<string, string>>) => reachForm('da').safeParse(sent)
  const faultsOf = (sent: Readonly<Record<string, string>>) =>
    read(sent).error?.issues.map(({ path }) => path[0])

  it('may be all of it, some of it or nothing', () => {
    expect(read({}).data).toEqual({ phone: null, email: null, hours: null })
    expect(read({ phone: '+45 00 00 00 01', email: '', hours: ' Mandag 9-15 ' }).data).toEqual({
      phone: '00000001',
      email: null,
      hours: 'Mandag 9-15',
    })
  })

  it('says of each field what is wrong with it, all at once', () => {
    expect(faultsOf({ phone: '12', email: 'ida', hours: 'x'.repeat(101) })).toContain('hours')
    expect(faultsOf({ phone: '12', email: 'ida' })).toEqual(['phone', 'email'])
  })

  it('leads nowhere by its hours alone', () => {
    expect(isReachable({ phone: null, email: null, hours: 'Mandag' })).toBe(false)
    expect(isReachable({ phone: null, email: 'ida@kommune.example.dk', hours: null })).toBe(true)
    expect(isReachable(undefined)).toBe(false)
  })
})
