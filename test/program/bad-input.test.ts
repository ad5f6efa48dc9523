import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Postgres, startPostgres } from '../../src/platform/postgres/index.ts'
import { programSecrets } from '../support/keys.ts'
import { type Ended, freePort, runProgram } from '../support/program.ts'

const folder = resolve('var/test/bad-input')
const secrets = programSecrets()

beforeAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One line in plain words and a code that a script notices: no stack, no address with a password. */
function expectPlain({ code, said }: Ended, words: RegExp): void {
  expect(said.trim().split('\n').at(-1)).toMatch(words)
  expect(said).not.toMatch(/\n\s+at |hunter2/)
  expect(code).toBeGreaterThan(0)
}

describe('the program says in one line what is wrong, and ends', () => {
  it('when DATABASE_URL is no address of a database', async () => {
    expectPlain(await runProgram(['serve'], { DATABASE_URL: 'mysql://x', ...secrets }), /DATABASE_URL/)
  })

  it('when nobody answers at DATABASE_URL', async () => {
    const url = `postgres://fodfaeste_login:hunter2@127.0.0.1:${await freePort()}/fodfaeste`
    expectPlain(await runProgram(['serve'], { DATABASE_URL: url, ...secrets }), /does not answer/)
  })

  it.each([
    ['serve'],
    ['migrate'],
    ['municipality', 'list'],
    ['municipality', 'add', '851', 'Aalborg', '--host', 'unge.example.dk'],
    ['keys', 'status'],
    ['audit', 'verify'],
    ['erase', '00000000-0000-4000-8000-000000000000', '--authority', 'the board'],
  ])('when the database is on another machine and nobody checks that it is: %s %s', async (...args) => {
    const DATABASE_URL = 'postgres://fodfaeste_login:hunter2@db.example.dk/fodfaeste?sslmode=no-verify'
    expectPlain(
      await runProgram(args, { DATABASE_URL, ...secrets }),
      /^DATABASE_URL leads to another machine.*\?sslmode=verify-full/,
    )
  })

  it('when the secret is missing, or one that anybody could guess', async () => {
    const data = { FODFAESTE_DATA: `${folder}/no-secret` }
    expectPlain(await runProgram(['serve'], data), /FODFAESTE_SECRET is missing.*openssl/)
    const weak = Buffer.alloc(48, 'a').toString('base64')
    expectPlain(await runProgram(['serve'], { ...data, FODFAESTE_SECRET: weak }), /too weak/)
  })

  it('when the keys are missing, or ones that anybody could guess', async () => {
    const { FODFAESTE_SECRET, FODFAESTE_AUDIT_KEY } = secrets
    const data = { FODFAESTE_DATA: `${folder}/no-keys`, FODFAESTE_SECRET, FODFAESTE_AUDIT_KEY }
    expectPlain(await runProgram(['serve'], data), /FODFAESTE_KEYS is missing.*keys make/)
    const weak = secrets.FODFAESTE_KEYS.replace(
      /"[A-Za-z0-9+/]{43}="/,
      `"${Buffer.alloc(32).toString('base64')}"`,
    )
    expectPlain(await runProgram(['serve'], { ...data, FODFAESTE_KEYS: weak }), /too weak/)
  })

  it('when the key that signs the seals is missing, or is none', async () => {
    const data = { FODFAESTE_DATA: `${folder}/no-key`, FODFAESTE_SECRET: secrets.FODFAESTE_SECRET }
    expectPlain(await runProgram(['serve'], data), /FODFAESTE_AUDIT_KEY is missing.*openssl genpkey/)
    const noKey = { ...data, FODFAESTE_AUDIT_KEY: secrets.FODFAESTE_SECRET }
    expectPlain(await runProgram(['serve'], noKey), /FODFAESTE_AUDIT_KEY is not an Ed25519/)
  })

  it('when the demonstration is asked for in production', async () => {
    const asked = { FODFAESTE_DEMO: '1', NODE_ENV: 'production', FODFAESTE_DATA: `${folder}/demo` }
    expectPlain(await runProgram(['serve'], asked), /npx fodfaeste serve/)
  })

  it('when a municipality is to be invented of which too little is said, or that ends too early', async () => {
    const asked = (...args: string[]) => runProgram(['demo', 'generate', ...args], {})
    expectPlain(await asked('--young', '3', '--seed', '1'), /--until DATE/)
    expectPlain(await asked('--young', '0', '--seed', '1', '--until', '2026-08-31'), /--young NUMBER/)
    expectPlain(await asked('--young', '3', '--seed', '1', '--until', '2019-09-29'), /2019-09-30 or later/)
  })

  it('when a setting is nonsense, naming every one that is', async () => {
    const ended = await runProgram(['serve'], { PORT: 'many', FODFAESTE_IDENTITY_PROVIDERS: '{' })
    expectPlain(ended, /PORT.*FODFAESTE_IDENTITY_PROVIDERS/)
  })

  it('when the port is taken, and leaves the database as it was', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
    const environment = { PORT: String(port), FODFAESTE_DEMO: '1', FODFAESTE_DATA: `${folder}/port` }
    expectPlain(await runProgram(['serve'], environment), /Port \d+ is taken.*PORT=/)
    await new Promise((closed) => other.close(closed))
    // A command signs nothing: it needs no secret, and attaches to the data that are there.
    const list = await runProgram(['municipality', 'list'], { FODFAESTE_DATA: environment.FODFAESTE_DATA })
    expect(list).toMatchObject({ code: 0, said: expect.stringContaining('851') })
  })

  it('when the port of the demonstration’s sign-in is taken', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((listening) => other.listen(port + 1, '127.0.0.1', listening))
    const environment = { PORT: String(port), FODFAESTE_DEMO: '1', FODFAESTE_DATA: `${folder}/port` }
    expectPlain(await runProgram(['serve'], environment), new RegExp(`Port ${port + 1} is taken`))
    await new Promise((closed) => other.close(closed))
  })

  it('when the data folder is damaged, and changes nothing in it', async () => {
    const data = `${folder}/damaged/postgres`
    mkdirSync(`${data}/global`, { recursive: true })
    writeFileSync(`${data}/PG_VERSION`, '18\n')
    writeFileSync(`${data}/note`, 'mine')
    const ended = await runProgram(['serve'], { FODFAESTE_DEMO: '1', FODFAESTE_DATA: `${folder}/damaged` })
    expectPlain(ended, /damaged|corrupt|restore|not a/i)
    expect(readFileSync(`${data}/note`, 'utf8')).toBe('mine')
  })

  it('when the command or its words are wrong', async () => {
    expectPlain(await runProgram(['municipality', 'remove'], {}), /municipality add/)
    expectPlain(await runProgram(['municipality', 'list', '--nonsense'], {}), /nonsense/)
    expect((await runProgram(['nonsense'], {})).code).toBe(2)
  })
})

describe('npm start', () => {
  it('refuses under NODE_ENV=production with one sentence that names what to use', () => {
    const started = spawnSync(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, NODE_ENV: 'production' },
      encoding: 'utf8',
    })
    expectPlain(
      { code: started.status ?? 0, said: started.stderr },
      /NODE_ENV=production.*npx fodfaeste serve/,
    )
  })

  it('is what a command asks for in a bare clone', () => {
    mkdirSync(`${folder}/bare/bin`, { recursive: true })
    cpSync('bin', `${folder}/bare/bin`, { recursive: true })
    cpSync('scripts', `${folder}/bare/scripts`, { recursive: true })
    const asked = spawnSync(process.execPath, [`${folder}/bare/bin/fodfaeste.mjs`, 'serve'], {
      encoding: 'utf8',
    })
    expectPlain({ code: asked.status ?? 0, said: asked.stderr }, /run npm start first/)
  })
})

describe('a server that does not fit', () => {
  let old: Postgres
  beforeAll(async () => {
    old = await startPostgres({ dataFolder: `${folder}/postgres-14`, version: 14, say: () => {} })
  })
  afterAll(async () => {
    await old.stop()
  })

  const urlOf = (user: string) =>
    `postgres://${user}@localhost/postgres?host=${encodeURIComponent(old.superuser.host)}&port=${old.superuser.port}`

  it('is refused when it is older than PostgreSQL 15', async () => {
    const environment = { DATABASE_URL: urlOf('postgres'), ...secrets }
    expectPlain(await runProgram(['serve'], environment), /PostgreSQL 14.*15 or newer/)
    const client = new pg.Client(old.superuser)
    await client.connect()
    const { rows } = await client.query("select from pg_namespace where nspname = 'reference'")
    await client.end()
    expect(rows).toEqual([])
  })
})
