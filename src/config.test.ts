import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { programSecrets } from '../test/support/keys.ts'
import { readAuditConfig, readConfig, readDatabaseConfig, readKeysConfig } from './config.ts'
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

describe('the way to the database', () => {
  const readWith = (address: string, more: Record<string, string> = {}) =>
    readConfig({ ...secret, DATABASE_URL: address, ...more })
  const verified = 'sslmode=verify-full'

  it.each([
    'postgres://fodfaeste_login:word@localhost/fodfaeste',
    'postgres://fodfaeste_login:word@127.0.0.1:5433/fodfaeste',
    'postgres://fodfaeste_login:word@127.8.9.10/fodfaeste',
    'postgres://fodfaeste_login:word@[::1]/fodfaeste',
    'postgres:///fodfaeste?host=/var/run/postgresql&user=fodfaeste_login',
    'postgres://fodfaeste_login@%2Fvar%2Frun%2Fpostgresql/fodfaeste',
    'postgres://fodfaeste_login@db.example.dk/fodfaeste?host=/var/run/postgresql',
  ])('needs no TLS on this machine: %s', (address) => {
    expect(readWith(address).databaseUrl).toBe(address)
  })

  it.each([`?${verified}`, `:6432/fodfaeste?application_name=x&${verified}`])(
    'leads to another machine where certificate and name are checked: …%s',
    (rest) => {
      const address = `postgresql://fodfaeste_login:word@db.example.dk${rest}`
      expect(readWith(address).databaseUrl).toBe(address)
      // What the driver makes of it: TLS, with nothing of its check switched off.
      expect(new pg.Client({ connectionString: address }).ssl).toEqual({})
    },
  )

  it.each([
    'db.example.dk/fodfaeste',
    '10.0.0.7/fodfaeste',
    '[fd00::7]/fodfaeste',
    'localhost.example.dk/fodfaeste',
    'localhost,db.example.dk/fodfaeste',
    'localhost/fodfaeste?host=db.example.dk',
    '127.1/fodfaeste',
    'db.example.dk/fodfaeste?sslmode=disable',
    'db.example.dk/fodfaeste?sslmode=allow',
    'db.example.dk/fodfaeste?sslmode=prefer',
    'db.example.dk/fodfaeste?sslmode=require',
    'db.example.dk/fodfaeste?sslmode=verify-ca',
    'db.example.dk/fodfaeste?sslmode=no-verify',
    'db.example.dk/fodfaeste?ssl=true',
    'db.example.dk/fodfaeste?ssl=no-verify',
    'db.example.dk/fodfaeste?sslnegotiation=direct',
    'db.example.dk/fodfaeste?uselibpqcompat=true&sslmode=require',
    `db.example.dk/fodfaeste?${verified}&sslmode=no-verify`,
    `db.example.dk/fodfaeste?sslmode=no-verify&${verified}`,
    'db.example.dk/fodfaeste?SSLMODE=verify-full',
  ])('is refused when it leads to another machine unchecked: %s', (rest) => {
    const address = `postgres://fodfaeste_login:word@${rest}`
    for (const DATABASE_URL of [address, undefined])
      for (const read of [readConfig, readDatabaseConfig, readAuditConfig, readKeysConfig]) {
        const name = DATABASE_URL ? 'DATABASE_URL' : 'DATABASE_MIGRATE_URL'
        const variables = DATABASE_URL ? { DATABASE_URL } : { DATABASE_MIGRATE_URL: address }
        const start = () => read({ ...secret, ...variables })
        expect(start).toThrow(Refusal)
        expect(start).toThrow(new RegExp(`^${name} leads to another machine.*\\?sslmode=verify-full`))
        expect(start).not.toThrow(/word/)
      }
  })

  it('is not made safe by the environment, which another program may have set', () => {
    vi.stubEnv('PGSSLMODE', 'verify-full')
    vi.stubEnv('PGHOST', 'db.example.dk')
    expect(() => readWith('postgres:///fodfaeste')).toThrow(/another machine/)
    vi.unstubAllEnvs()
    expect(readWith('postgres:///fodfaeste').databaseUrl).toBeDefined()
  })

  it('names a file of certificates that is not there', () => {
    const address = `postgres://a:word@db.example.dk/fodfaeste?${verified}&sslrootcert=/nowhere/ca.pem`
    expect(() => readWith(address)).toThrow(
      /^DATABASE_URL cannot be used: the file \/nowhere\/ca.pem cannot be/,
    )
  })

  it('may be open in the demonstration, which holds nobody real', () => {
    const address = 'postgres://db.example.dk/fodfaeste'
    expect(readConfig({ FODFAESTE_DEMO: '1', DATABASE_URL: address }).databaseUrl).toBe(address)
  })
})

describe('the check of certificates', () => {
  it('is not switched off by the environment', () => {
    const start = (value: string) => () => readConfig({ ...secret, NODE_TLS_REJECT_UNAUTHORIZED: value })
    expect(start('0')).toThrow(/NODE_TLS_REJECT_UNAUTHORIZED \(lets anybody answer/)
    expect(start('1')).not.toThrow()
  })
})

describe('an entry of an identity provider', () => {
  const provider = {
    id: 'staff',
    dialect: 'staff',
    issuer: 'https://login.example.dk',
    clientId: 'fodfaeste',
    clientSecret: 'at least sixteen characters',
    label: { da: 'Ansat', en: 'Staff' },
  }
  const bitsOf = (more: object) =>
    readConfig({ ...secret, FODFAESTE_IDENTITY_PROVIDERS: JSON.stringify([{ ...provider, ...more }]) })
      .identityProviders[0]?.rsaBits

  it('asks for RSA keys of 3,072 bits, or says that fewer are taken: 2,048, and never less', () => {
    expect(bitsOf({})).toBe(3072)
    expect(bitsOf({ rsaBits: 4096 })).toBe(4096)
    expect(bitsOf({ rsaBits: 2048 })).toBe(2048)
    for (const rsaBits of [2047, 1024, 0, '2048', 2048.5, 1_000_000])
      expect(() => bitsOf({ rsaBits })).toThrow(/rsaBits/)
  })
})
