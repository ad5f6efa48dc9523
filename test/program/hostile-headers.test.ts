import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, type Program, startProgram } from '../support/program.ts'

const folder = resolve('var/test/hostile-headers')
const canary = ['310899', '1234'].join('')
let program: Program
let port: number

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  port = await freePort()
  program = await startProgram({
    PORT: String(port),
    FODFAESTE_DEMO: '1',
    FODFAESTE_DATA: folder,
    LOG_LEVEL: 'info',
  })
})
afterAll(async () => {
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Bytes as they are, which no client library would send; what comes back until the connection is closed. */
const sendRaw = (bytes: Buffer | string): Promise<string> =>
  new Promise((answered) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (piece) => {
      answer += piece.toString('latin1')
    })
    socket.on('error', () => answered(answer))
    socket.on('close', () => answered(answer))
  })

const request = (lines: readonly string[], path = '/robots.txt'): Buffer =>
  Buffer.from(
    [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close', ...lines, '', ''].join('\r\n'),
  )

const statusOf = (answer: string): string => answer.slice(9, 12)
const logged = (): string[] =>
  program
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))

describe('a hostile request', () => {
  const hostile = [
    'line\u2028break-and-more',
    'next\u0085line-and-more',
    '\u001b[31mred-and-more',
    '\u202eturned-round-and-more',
    '{"level":50,"msg":"forged"}',
    '%0d%0a{"level":50}',
    canary,
  ]
  it('makes one line of JSON in the log, whatever its headers and address hold', async () => {
    const before = logged().length
    let sent = 0
    for (const words of hostile)
      for (const name of [
        'X-Request-Id',
        'User-Agent',
        'Referer',
        'X-Forwarded-For',
        'Cookie',
        'Accept-Language',
      ]) {
        const path = `/findes-ikke?q=${encodeURIComponent(words)}`
        const answer = await sendRaw(request([`${name}: ${words}`], path))
        // A control character in a header is refused before it is a request, and then leaves no line.
        expect(['404', '400']).toContain(statusOf(answer))
        if (statusOf(answer) === '404') sent += 1
      }
    await new Promise((written) => setTimeout(written, 300))
    const lines = logged().slice(before)
    const parsed = lines.map(
      (line) => JSON.parse(line) as { requestId?: string; page?: string; event?: string },
    )
    expect(parsed.filter(({ page }) => page === 'none')).toHaveLength(sent)
    expect(new Set(parsed.flatMap(({ requestId }) => requestId ?? [])).size).toBe(sent)
    const text = lines.join('\n')
    expect(text).not.toMatch(/[\p{Zl}\p{Zp}\p{Cf}]|[^\P{Cc}\n]|forged|-and-more|\?q=/u)
    expect(text).not.toContain(canary)
  })

  it.each([
    'X-A: b\nSet-Cookie: c',
    'X-A: b\rX: c',
    'X-A : b',
    'X-A: \u0000',
    'Transfer-Encoding: chunked, identity',
  ])('that splits or smuggles is refused: %j', async (line) => {
    const answer = await sendRaw(request([line]))
    expect(statusOf(answer)).toMatch(/400|200/)
    expect(answer.toLowerCase()).not.toContain('set-cookie')
  })

  it('with two lengths, or a length beside chunks, is refused (request smuggling)', async () => {
    const both = ['Content-Length: 5', 'Transfer-Encoding: chunked']
    expect(statusOf(await sendRaw(request(both)))).toBe('400')
    expect(statusOf(await sendRaw(request(['Content-Length: 5', 'Content-Length: 6'])))).toBe('400')
  })

  it('with a header of one megabyte is answered 431, and the next one is served', async () => {
    expect(statusOf(await sendRaw(request([`X-Large: ${'x'.repeat(1024 * 1024)}`])))).toBe('431')
    expect(statusOf(await sendRaw(request([])))).toBe('200')
  })

  it.each(['TRACE', 'CONNECT', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
    'by %s opens nothing',
    async (method) => {
      const answer = await sendRaw(
        Buffer.from(
          `${method} /log-ind HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Canary: echo\r\nConnection: close\r\n\r\n`,
        ),
      )
      expect(statusOf(answer)).not.toMatch(/^[23]/)
      expect(answer).not.toContain('echo')
    },
  )

  it('cannot change where addresses lead', async () => {
    const lines = [
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'Forwarded: host=evil.example',
    ]
    for (const path of ['/', '/sitemap.xml', '/konto', '/robots.txt'])
      expect(await sendRaw(request(lines, path))).not.toContain('evil.example')
  })
})

describe('every answer of the running program', () => {
  it.each([
    ['/', '200'],
    ['/findes-ikke', '404'],
    ['/konto', '303'],
    ['/assets/none.css', '404'],
    ['/health/live', '200'],
  ])('carries the headers: %s', async (path, status) => {
    const answer = await sendRaw(request([], path))
    expect(statusOf(answer)).toBe(status)
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'")
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(answer.toLowerCase()).not.toContain('x-powered-by')
  })

  it.each([
    ['is no request at all', 'HELO example\r\n\r\n', '400'],
    ['names no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    ['names a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', '400'],
    ['splits a header', 'GET / HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n', '400'],
    ['has two lengths', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n', '400'],
    [
      'expects what nobody promises',
      'GET / HTTP/1.1\r\nHost: a\r\nExpect: a miracle\r\nConnection: close\r\n\r\n',
      '417',
    ],
    [
      'has headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(1024 * 1024)}\r\n\r\n`,
      '431',
    ],
  ])('carries them too when what was sent %s', async (_, bytes, status) => {
    const answer = await sendRaw(bytes)
    expect(statusOf(answer)).toBe(status)
    for (const header of [
      "content-security-policy: default-src 'none'",
      'x-content-type-options: nosniff',
      'referrer-policy: same-origin',
      'cross-origin-opener-policy: same-origin',
      'cross-origin-resource-policy: same-origin',
      'permissions-policy: ',
      'cache-control: no-store',
    ])
      expect(answer.toLowerCase()).toContain(`\r\n${header}`)
    expect(answer.toLowerCase()).not.toContain('x-powered-by')
  })

  it('carries them too when what was sent is too large (413)', async () => {
    const body = 'x'.repeat(300_000)
    const head = [
      'POST /log-ind HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ]
    const answer = await sendRaw([...head, '', body].join('\r\n'))
    expect(statusOf(answer)).toBe('413')
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'")
  })
})
