import { expect, it } from 'vitest'
import { isLate } from './rules.ts'

it('a reason that nobody has looked at is late after seven whole days', () => {
  const opened = new Date('2026-11-17T10:00:00Z')
  expect(isLate(opened, new Date('2026-11-24T09:59:59Z'))).toBe(false)
  expect(isLate(opened, new Date('2026-11-24T10:00:00Z'))).toBe(true)
})
