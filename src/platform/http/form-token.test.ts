import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ForgedRequest, OthersForm, SignedInSince } from './errors.ts'
import { formTokenFor, refuseForgedRequest, withWriter, writerSealFor } from './form-token.ts'

const secret = randomBytes(32)
const origin = 'https://ungestrategi.aalborg.example'
const visitor = { formToken: formTokenFor(secret, 'session:mine') }
const form = 'application/x-www-form-urlencoded'

function send(headers: Record<string, string>, token: string | undefined, method = 'POST') {
  const request = new Request(`${origin}/lead`, { method, headers })
  return () => refuseForgedRequest(request, origin, visitor, token)
}
const sameOrigin = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': form }

describe('a form of our own', () => {
  it('passes with the token of its session', () => {
    expect(send(sameOrigin, visitor.formToken)).not.toThrow()
  })

  it('passes where a browser names no site but our own origin', () => {
    expect(send({ Origin: origin, 'Content-Type': form }, visitor.formToken)).not.toThrow()
  })

  it('may name its character set', () => {
    const headers = { ...sameOrigin, 'Content-Type': `${form};charset=UTF-8` }
    expect(send(headers, visitor.formToken)).not.toThrow()
  })
})

describe('refused, whatever the environment', () => {
  const elsewhere = { Origin: 'https://elsewhere.example', 'Content-Type': form }
  const cases: [string, Record<string, string>, string | undefined][] = [
    ['no token', sameOrigin, undefined],
    ['an empty token', sameOrigin, ''],
    ["another session's token", sameOrigin, formTokenFor(secret, 'session:other')],
    ['a token from before sign-in', sameOrigin, formTokenFor(secret, 'browser:mine')],
    ['a token made with another secret', sameOrigin, formTokenFor(randomBytes(32), 'session:mine')],
    ['another site', { ...sameOrigin, 'Sec-Fetch-Site': 'cross-site' }, visitor.formToken],
    ['another host of the same site', { ...sameOrigin, 'Sec-Fetch-Site': 'same-site' }, visitor.formToken],
    ['a value that nobody has defined', { ...sameOrigin, 'Sec-Fetch-Site': 'x' }, visitor.formToken],
    ['no headers about where it comes from', { 'Content-Type': form }, visitor.formToken],
    ['another origin, where the site is not named', elsewhere, visitor.formToken],
    ['an opaque origin', { ...elsewhere, Origin: 'null' }, visitor.formToken],
    ['text/plain that reads as JSON', { ...sameOrigin, 'Content-Type': 'text/plain' }, visitor.formToken],
    ['JSON', { ...sameOrigin, 'Content-Type': 'application/json' }, visitor.formToken],
    ['no content type', { 'Sec-Fetch-Site': 'same-origin' }, visitor.formToken],
  ]
  it.each(cases)('%s', (_, headers, token) => {
    expect(send(headers, token)).toThrow(ForgedRequest)
  })

  it('a visitor without session and cookie, whatever they send', () => {
    const request = new Request(origin, { method: 'POST', headers: sameOrigin })
    expect(() => refuseForgedRequest(request, origin, { formToken: '' }, '')).toThrow(ForgedRequest)
  })
})

describe('a form that names its writer', () => {
  const mine = writerSealFor(secret, '851:1')
  const signedIn = { formToken: withWriter(visitor.formToken, mine) }
  const sendTo = (token: string, headers: Record<string, string> = sameOrigin) => {
    const request = new Request(`${origin}/lead`, { method: 'POST', headers })
    return () => refuseForgedRequest(request, origin, signedIn, token)
  }

  it('passes by its session alone', () => {
    for (const token of [signedIn.formToken, visitor.formToken]) expect(sendTo(token)).not.toThrow()
  })

  it('is refused whoever wrote it where the session is another one, and it is said which it is', () => {
    const earlier = formTokenFor(secret, 'session:earlier')
    expect(sendTo(withWriter(earlier, mine))).toThrow(SignedInSince)
    expect(sendTo(withWriter(earlier, writerSealFor(secret, '851:2')))).toThrow(OthersForm)
    expect(sendTo(withWriter(earlier, writerSealFor(randomBytes(32), '851:1')))).toThrow(OthersForm)
    for (const token of [withWriter('', mine), `.${mine}`, mine]) expect(sendTo(token)).toThrow(ForgedRequest)
  })

  it('is a forged one where another site sent it', () => {
    const foreign = { ...sameOrigin, 'Sec-Fetch-Site': 'cross-site' }
    let thrown: unknown
    try {
      sendTo(withWriter('x', mine), foreign)()
    } catch (error) {
      thrown = error
    }
    expect(thrown?.constructor).toBe(ForgedRequest)
  })
})

describe('the method', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s needs a token', (method) => {
    expect(send(sameOrigin, undefined, method)).toThrow(ForgedRequest)
  })

  it.each(['GET', 'HEAD'])('%s changes nothing and needs none', (method) => {
    expect(send({ 'Sec-Fetch-Site': 'cross-site' }, undefined, method)).not.toThrow()
  })

  it('cannot be talked into another one by a header', () => {
    const headers = { ...sameOrigin, 'X-HTTP-Method-Override': 'GET' }
    expect(send(headers, undefined)).toThrow(ForgedRequest)
  })
})
