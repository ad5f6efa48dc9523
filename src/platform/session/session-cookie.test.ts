import { describe, expect, it } from 'vitest'
import { hashOf, newBrowser, newToken, sessionCookie } from './session-cookie.ts'

const cookie = sessionCookie(true)

it('comes back as it was written, before and after sign-in', () => {
  const browser = newBrowser()
  const token = newToken()
  for (const value of [
    { browser, token: undefined },
    { browser, token },
  ]) {
    const [sent] = cookie.write(value).split(';')
    expect(cookie.read(`other=1; ${sent}; more=2`)).toEqual(value)
  }
})

it('is held to this host, to https and away from scripts', () => {
  expect(cookie.write({ browser: newBrowser() })).toMatch(
    /^__Host-session=[A-Za-z0-9_-]{22}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  )
})

it('does without https in the demonstration, and is then another cookie', () => {
  const plain = sessionCookie(false)
  const written = plain.write({ browser: newBrowser() })
  expect(written).toMatch(/^session=[A-Za-z0-9_-]{22}; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(cookie.read(written)).toBeUndefined()
})

it('is removed with the same attributes that it was set with', () => {
  expect(cookie.clear).toBe('__Host-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure')
})

describe('anything else in its place counts as no cookie', () => {
  it.each([
    undefined,
    '',
    '__Host-session',
    '__Host-session=',
    '__Host-session=short',
    `__Host-session=${'a'.repeat(22)}.short`,
    `__Host-session=${'a'.repeat(22)}.${'b'.repeat(44)}`,
    `__Host-session=${'ø'.repeat(22)}`,
    `x__Host-session=${'a'.repeat(22)}`,
  ])('%s', (header) => {
    expect(cookie.read(header)).toBeUndefined()
  })
})

it('stores 256 bits that do not lead back to the token', () => {
  const token = newToken()
  expect(hashOf(token)).toHaveLength(32)
  expect(hashOf(token).toString('base64url')).not.toBe(token)
})
