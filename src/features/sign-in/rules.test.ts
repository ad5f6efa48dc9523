import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialects, languageOfState, safeReturn } from './rules.ts'

const jobFunction = (word: string) => `http://aalborg.example/roles/jobrole/${word}/1`

describe('a citizen', () => {
  const born = (birthdate: string) =>
    dialects.citizen.profile({ sub: 'x', name: 'Emil Thorup Krogh', birthdate })

  it('has no role from the provider: that is a matter of who is around whom', () => {
    expect(born('2011-11-24').roles).toEqual([])
  })

  it('leaves nothing of the person number behind', () => {
    const claims = { name: 'Emil Thorup Krogh', birthdate: '2011-03-14', 'dk.cpr': 'canary', acr: 'x' }
    expect(dialects.citizen.profile(claims)).toEqual({
      name: 'Emil Thorup Krogh',
      roles: [],
      organisation: null,
      classes: null,
      email: null,
      unknown: 0,
    })
  })

  it.each([
    {},
    { name: 'Emil' },
    { name: '', birthdate: '2011-03-14' },
    { name: 'Emil', birthdate: 'canary' },
  ])('without a name and a real date of birth is nobody: %j', (claims) => {
    expect(() => dialects.citizen.profile(claims)).toThrow()
  })
})

describe('staff', () => {
  const holding = (...job_functions: string[]) =>
    dialects.staff.profile({ name: 'Bente Skovmose', organisation: 'Uddannelseshuset UU', job_functions })

  it('have the roles of their job functions', () => {
    expect(holding(jobFunction('leadership-group'), jobFunction('team-leader'))).toEqual({
      name: 'Bente Skovmose',
      organisation: 'Uddannelseshuset UU',
      email: null,
      roles: ['team-leader', 'leadership-group'],
      classes: null,
      unknown: 0,
    })
  })

  it('have none for functions that we do not know, and those are counted', () => {
    const odd = ['janitor', 'COUNSELLOR', 'counsellor/extra'].map(jobFunction)
    expect(holding(...odd, 'counsellor', '')).toMatchObject({ roles: [], unknown: 5 })
  })

  it.each(['young-person', 'guardian', 'teacher', 'student-counsellor', 'head-of-school'])(
    'are not made %s by their own municipality',
    (role) => {
      expect(holding(jobFunction(role)).roles).toEqual([])
    },
  )

  it.each([
    ['bente@kommune.example.dk', 'bente@kommune.example.dk'],
    ['bente@kommune.example.dk\r\nBcc: all@example.dk', null],
    ['Bente <bente@kommune.example.dk>', null],
    ['', null],
    [7, null],
    [undefined, null],
  ])('with the mail address %j are reached at %j, and may sign in', (given, kept) => {
    expect(dialects.staff.profile({ name: 'Bente Skovmose', email: given }).email).toBe(kept)
  })

  it('may come without job functions and organisation', () => {
    expect(dialects.staff.profile({ name: 'Palle Hedegaard Bro' })).toMatchObject({
      roles: [],
      organisation: null,
    })
  })
})

describe('schools', () => {
  const as = (actor_type: string) =>
    dialects.school.profile({ name: 'Thomas', institution: 'Fjordbakkeskolen', actor_type, groups: ['9.a'] })

  it.each(['teacher', 'student-counsellor', 'head-of-school'])('send a %s', (role) => {
    expect(as(role)).toMatchObject({ roles: [role], organisation: 'Fjordbakkeskolen', unknown: 0 })
  })

  it.each(['pupil', 'secretariat', 'constructor', ''])('have no door here for %j', (kind) => {
    expect(as(kind)).toMatchObject({ roles: [], unknown: 1 })
  })
})

describe('the way back', () => {
  it.each(['/', '/temaer/2', '/en/themes/2?show=all', '/soeg?q=%C3%A6ble'])('keeps %s', (path) => {
    expect(safeReturn(path)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'temaer/2',
    '//e',
    '/\\e',
    '/x\\e',
    '/%5ce',
    '/%5Ce',
    'https:e',
    'https://e',
    '/%0d%0aLocation:',
    '/\r\nLocation:',
    '/\t/e',
    '/%00',
    'javascript:alert(1)',
    `/${'a'.repeat(500)}`,
    '/\u202eevil',
  ])('drops %j', (wish) => {
    expect(safeReturn(wish)).toBeUndefined()
  })

  it('never leads off the site, whatever is asked for', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '%5c',
      '//',
      'e',
      ':',
      '@',
      '?',
      '#',
      '.',
      '\t',
      '\n',
      '%2f',
      'http:',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const kept = safeReturn(pieces.join(''))
        const site = 'https://aalborg.test'
        return kept === undefined || new URL(kept, site).origin === site
      }),
    )
  })
})

it('finds the language of an attempt in its state, and Danish in anything else', () => {
  expect(['en.x', 'da.x', '', 'e', 'xen.'].map(languageOfState)).toEqual(['en', 'da', 'da', 'da', 'da'])
})

it('lets a screen with other people on it sleep sooner', () => {
  const minutes = [dialects.citizen, dialects.staff, dialects.school].map((dialect) => dialect.idleMinutes)
  expect(minutes).toEqual([60, 30, 30])
})
