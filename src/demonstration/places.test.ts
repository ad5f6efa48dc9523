import { expect, test } from 'vitest'
import { lix } from '../platform/text/lix.ts'
import { demonstrationPlaces } from './places.ts'

test('what to do in acute danger stands first and says 112', () => {
  expect(demonstrationPlaces[0]).toMatchObject({ kind: 'danger', phone: '112' })
  expect(demonstrationPlaces[0]?.text_da).toContain('112')
})

test('an invented number is marked, says so in words, and cannot be anybody’s', () => {
  const invented = demonstrationPlaces.filter((place) => place.invented)
  expect(invented.map((place) => place.kind)).toEqual(['around_the_clock'])
  for (const place of invented) {
    expect(place.phone).toMatch(/^0/)
    expect(place.text_da).toContain('opfundet')
    expect(place.text_en).toContain('invented')
  }
})

test('every number that is not invented has its source and the day it was checked', () => {
  for (const place of demonstrationPlaces.filter((one) => !one.invented))
    expect(place, place.name_da).toMatchObject({
      source: expect.stringMatching(/./),
      checked_on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    })
})

test('the Danish is plain: LIX at most 30 for each place', () => {
  for (const place of demonstrationPlaces) expect(lix(place.text_da), place.name_da).toBeLessThanOrEqual(30)
})
