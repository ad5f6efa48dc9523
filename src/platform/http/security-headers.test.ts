import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { sendStored } from '../uploads/send-stored.ts'
import { type SecurityHeaderOptions, securityHeaders } from './security-headers.ts'

const options = { https: true, formOrigins: [], speculationRules: '/assets/speculation-1.json' }
const page = { 'Content-Type': 'text/html; charset=utf-8' }

function site(changes: Partial<SecurityHeaderOptions> = {}): Hono {
  const app = new Hono()
  app.use(securityHeaders({ ...options, ...changes }))
  app.get('/page', (c) => c.body('<p>', 200, { ...page, 'Cache-Control': 'no-cache' }))
  app.get('/mine', (c) => c.body('<p>', 200, { ...page, 'Cache-Control': 'no-store' }))
  app.get('/file', (c) => c.body('', 200, { 'Cache-Control': 'public, max-age=31536000, immutable' }))
  app.get('/away', (c) => c.redirect('/page', 303))
  app.get('/large', (c) => c.body('', 413))
  app.get('/often', (c) => c.body('', 429, { 'Retry-After': '60' }))
  app.get('/broken', () => {
    throw new Error('broken')
  })
  app.onError((_, c) => c.body('', 500))
  return app
}

describe('every answer', () => {
  const asked = ['/page', '/mine', '/file', '/away', '/large', '/often', '/broken', '/unknown']

  it.each(asked)('%s carries all the headers', async (path) => {
    const { headers } = await site().request(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })

  it.each(['/away', '/large', '/broken', '/unknown', '/mine'])('%s is kept in no cache', async (path) => {
    expect((await site().request(path)).headers.get('cache-control')).toBe('no-store')
  })
})

it('leaves a file that never changes in the cache', async () => {
  expect((await site().request('/file')).headers.get('cache-control')).toContain('immutable')
})

it('lets only pages that anybody may read be fetched ahead', async () => {
  const rules = async (path: string) => (await site().request(path)).headers.get('speculation-rules')
  expect(await rules('/page')).toBe('"/assets/speculation-1.json"')
  for (const path of ['/mine', '/file', '/away', '/large', '/broken']) expect(await rules(path)).toBeNull()
})

it('keeps a file that somebody has sent in its sandbox', async () => {
  const app = new Hono()
  app.use(securityHeaders(options))
  app.get('/stored', () => sendStored(new Uint8Array([60, 115, 118, 103]), 'svg'))
  app.get('/loose', (c) => c.body('', 200, { 'Content-Security-Policy': "default-src 'self'" }))
  const stored = await app.request('/stored')
  expect(stored.headers.get('content-security-policy')).toContain('sandbox')
  expect(stored.headers.get('x-content-type-options')).toBe('nosniff')
  // No page can loosen the policy by having one of its own.
  expect((await app.request('/loose')).headers.get('content-security-policy')).toContain("default-src 'none'")
})

it('promises no https over http', async () => {
  const { headers } = await site({ https: false }).request('/page')
  expect(headers.has('strict-transport-security')).toBe(false)
})

it('lets forms lead to the origins of the identity providers and nowhere else', async () => {
  const formOrigins = ['https://broker.example/oidc', 'https://broker.example/other', 'http://127.0.0.1:8511']
  const { headers } = await site({ formOrigins }).request('/page')
  expect(headers.get('content-security-policy')).toContain(
    "form-action 'self' https://broker.example http://127.0.0.1:8511;",
  )
})

it('allows no inline code and no other place', async () => {
  const policy = (await site().request('/page')).headers.get('content-security-policy')
  expect(policy).not.toMatch(/unsafe|\*|data:|https?:/)
})
