import { describe, expect, it } from 'vitest'
import { programSecrets } from '../test/support/keys.ts'
import { readConfig } from './config.ts'
import { Refusal } from './platform/refusal.ts'

const secret = programSecrets()
const server = { ...secret, FODFAESTE_SMTP_URL: 'smtps://user:word@mail.example.dk' }

describe('the configuration of mail', () => {
  it('may be left out: mail waits then', () => {
    expect(readConfig({ ...secret, FODFAESTE_SMTP_URL: '' }).mail).toBeUndefined()
  })

  it('is a server and an address that mail comes from', () => {
    const { mail } = readConfig({ ...server, FODFAESTE_MAIL_FROM: 'ungestrategi@example.dk' })
    expect(mail).toMatchObject({ from: 'ungestrategi@example.dk' })
    expect(mail?.server.host).toBe('mail.example.dk')
  })

  it.each([
    ['no address', server, /FODFAESTE_MAIL_FROM is missing/],
    ['two addresses', { ...server, FODFAESTE_MAIL_FROM: 'a@example.dk,b@example.dk' }, /FODFAESTE_MAIL_FROM/],
    [
      'a header',
      { ...server, FODFAESTE_MAIL_FROM: 'a@example.dk\nBcc: b@example.dk' },
      /FODFAESTE_MAIL_FROM/,
    ],
    ['no mail server', { ...server, FODFAESTE_SMTP_URL: 'https://example.dk' }, /FODFAESTE_SMTP_URL/],
  ])('is refused with %s, without its password in the words', (_, variables, words) => {
    expect(() => readConfig(variables)).toThrow(Refusal)
    expect(() => readConfig(variables)).toThrow(words)
    expect(() => readConfig(variables)).not.toThrow(/word@/)
  })
})
