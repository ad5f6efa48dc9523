import { expect, it } from 'vitest'
import { clientRequestId, newRequestId } from './request-id.ts'

const asking = (id: string) => new Request('http://127.0.0.1/', { headers: { 'X-Request-Id': id } })

it('gives every request 128 random bits of its own', () => {
  const ids = new Set(Array.from({ length: 1000 }, newRequestId))
  expect(ids.size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
})

it('keeps a plain number of the client', () => {
  expect(clientRequestId(asking('abcDEF-123'))).toBe('abcDEF-123')
})

it.each([
  'short',
  'x'.repeat(65),
  'a b c d e f g',
  'line\u0085break1',
  '{"level":50}',
  '310899'.concat('1234'),
  '310899'.concat('-1234'),
])('drops %j, which could confuse a log or tell too much', (id) => {
  expect(clientRequestId(asking(id))).toBeUndefined()
})

it('has none where the client sends none', () => {
  expect(clientRequestId(new Request('http://127.0.0.1/'))).toBeUndefined()
})
