import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityProviders, startIdentityProviders } from '../../src/demonstration/index.ts'
import { provision } from '../../src/platform/db/provision.ts'
import { newKeyDocument } from '../../src/platform/keys/key-ring.ts'
import { type Postgres, startPostgres } from '../../src/platform/postgres/index.ts'
import { cast } from '../cast.ts'
import { startBrowser } from '../support/browser.ts'
import { CookieBrowser } from '../support/cookie-browser.ts'
import { until } from '../support/jobs.ts'
import { freePort, type Program, runProgram, startProgram } from '../support/program.ts'
import { beginByForm, hiddenIn, pickAt } from '../support/sign-in-by-forms.ts'
import { smtpReceiver } from '../support/smtp-receiver.ts'

const folder = resolve('var/test/municipality')
const secret = randomBytes(48)
let server: Postgres
let identity: IdentityProviders
let program: Program
let environment: Record<string, string>

/** Where the program finds the server; each start of it has a folder of its own. */
const socket = `${folder}/socket`
async function startDatabase(): Promise<void> {
  server = await startPostgres({ dataFolder: `${folder}/elsewhere`, version: 15, say: () => {} })
  symlinkSync(server.superuser.host, socket)
}
async function stopDatabase(): Promise<void> {
  await server.stop()
  unlinkSync(socket)
}

/** A PostgreSQL that the program did not start, an OpenID provider that it does not know, and `npx fodfaeste serve`. */
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await startDatabase()
  await provision(server.superuser, 'municipal', 'db/roles.sql')
  const urlOf = (user: string) =>
    `postgres://${user}@localhost/municipal?host=${encodeURIComponent(socket)}&port=${server.superuser.port}`
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  identity = await startIdentityProviders({
    port: 0,
    clients: {
      redirectUris: [`${origin}/sign-in/callback`],
      postLogoutRedirectUris: [`${origin}/sign-out/done`],
    },
    secret,
  })
  environment = {
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: urlOf('fodfaeste_login'),
    DATABASE_MIGRATE_URL: urlOf('fodfaeste_migrator'),
    FODFAESTE_SECRET: secret.toString('base64'),
    FODFAESTE_KEYS: newKeyDocument('2026-11-25'),
    FODFAESTE_AUDIT_KEY: generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'der' })
      .toString('base64'),
    FODFAESTE_IDENTITY_PROVIDERS: JSON.stringify(identity.providers),
    FODFAESTE_DATA: `${folder}/unused`,
    // The test has no certificate; a municipality has a proxy that speaks https.
    FODFAESTE_INSECURE_HTTP: '1',
  }
  const added = await runProgram(
    ['municipality', 'add', '851', 'Aalborg', '--host', '127.0.0.1'],
    environment,
  )
  expect(added).toMatchObject({
    code: 0,
    said: expect.stringContaining('Aalborg (851) answers to 127.0.0.1'),
  })
  program = await startProgram(environment)
})

afterAll(async () => {
  await program.stop()
  await identity.stop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the program on a given database with a foreign identity provider', () => {
  it('has no demonstration in it', async () => {
    const page = await fetch(`${program.base}/log-ind`)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toMatch(/demonstration/i)
  })

  it('tells visitors kindly that there is no strategy yet', async () => {
    const page = await fetch(`${program.base}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Aalborg Kommune har ikke lagt sin ungestrategi ind endnu')
  })

  it('lets no invented people in', async () => {
    const asked = ['demo', 'generate', '--young', '3', '--seed', '1', '--until', '2026-08-31', '--load']
    const answer = await runProgram(asked, environment)
    expect(answer).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not hold the demonstration'),
    })
  })

  it('takes in a strategy and lists its municipality', async () => {
    const list = await runProgram(['municipality', 'list', '--json'], environment)
    expect(JSON.parse(list.said)).toMatchObject([{ code: '851', name: 'Aalborg', hosts: ['127.0.0.1'] }])
  })

  it('defines an indicator, takes published figures in once, and one that is counted by hand', async () => {
    const figures = (...args: string[]) => runProgram(['figures', ...args, '--english'], environment)
    const files = resolve('db/figures')
    const series = ['import', `${files}/neet-16-24.csv`, '--mapping', `${files}/neet-16-24.mapping.json`]
    expect(await figures(...series)).toMatchObject({
      code: 1,
      said: expect.stringContaining('figures define first'),
    })
    expect((await figures('define', `${files}/neet-16-24.indicator.json`)).said).toContain(
      'Made the indicator',
    )
    expect((await figures('define', `${files}/neet-16-24.indicator.json`)).said).toContain('is there already')
    expect((await figures(...series)).said).toContain('Taken in: 300 figures')
    expect((await figures(...series)).said).toContain('Nothing was changed')

    const definition = JSON.parse(readFileSync(`${files}/neet-16-24.indicator.json`, 'utf8'))
    const own = resolve(folder, 'own.json')
    writeFileSync(own, JSON.stringify({ ...definition, code: 'own', measure: 'own', source: 'manual' }))
    await figures('define', own)
    const value = [
      '--period',
      '2026K3',
      '--day',
      '30-09-2026',
      '--value',
      '7,5',
      '--by',
      'UU',
      '--due',
      '2027-01-15',
    ]
    expect((await figures('enter', 'own', ...value)).said).toContain('figures assign first')
    expect((await figures('assign', 'own', '--owner', 'UU', '--due', '2026-10-15')).code).toBe(0)
    expect((await figures('enter', 'own', ...value)).said).toContain('Entered 7.5 for 2026K3')
  })

  it('tells what is wrong with a file of figures, and takes nothing of it', async () => {
    const refused = await runProgram(
      [
        'figures',
        'import',
        'test/golden/statbank/error_request_limit.json',
        '--mapping',
        'db/figures/neet-16-24.mapping.json',
      ],
      environment,
    )
    expect(refused.code).toBe(1)
    expect(refused.said).toContain(
      'source_error: Kilden svarede med en fejl i stedet for tal. (REQUEST-LIMIT)',
    )
    expect(refused.said).toContain('over begrænsningen på 1.000.000 celler')
    expect(refused.said).not.toMatch(/\n\s+at /)
  })

  it('signs somebody in through that provider, and out again', async () => {
    const browser = new CookieBrowser()
    const staff = identity.providers.find(({ dialect }) => dialect === 'staff')
    const away = await beginByForm(browser, program.base, staff?.id ?? '')
    expect(away.origin).toBe(identity.origin)
    const back = await pickAt(away, 'karen')
    expect(back.origin).toBe(program.base)

    const signedIn = await browser.open(back)
    expect(signedIn.status).toBe(303)
    const account = await (await browser.open(`${program.base}/konto`)).text()
    expect(account).toContain('Karen Vinther Sølling')
    const _token = hiddenIn(account, '_token')
    const signedOut = await browser.open(`${program.base}/log-ud`, { _token }, program.base)
    expect(signedOut.headers.get('clear-site-data')).toBeTruthy()
    expect((await browser.open(`${program.base}/konto`)).status).toBe(303)
  })

  it('lets a school’s system report once the school is here, and ends that at once', async () => {
    const client = (...args: string[]) => runProgram(['api-client', ...args], environment)
    const thomas = cast.find(({ key }) => key === 'thomas')
    const add = ['add', 'Studie-IT', '--school', String(thomas?.organisation), '--until', '2099-07-31']
    expect(await client(...add)).toMatchObject({
      code: 1,
      said: expect.stringContaining('No school is called'),
    })
    const browser = new CookieBrowser()
    const school = identity.providers.find(({ dialect }) => dialect === 'school')
    await browser.open(await pickAt(await beginByForm(browser, program.base, school?.id ?? ''), 'thomas'))
    const made: { client_id: string; client_secret: string } = JSON.parse((await client(...add)).said)
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...made })
    const asked = async () => (await fetch(`${program.base}/api/token`, { method: 'POST', body })).status
    expect(await asked()).toBe(200)
    expect((await client('list')).said).toContain(made.client_id)
    expect((await client('end', made.client_id)).code).toBe(0)
    expect(await asked()).toBe(401)
  })

  it('says so honestly while the database is away, keeps what was typed, and loses and doubles nothing', async () => {
    const school = identity.providers.find(({ dialect }) => dialect === 'school')
    const signedIn = new CookieBrowser()
    await signedIn.open(await pickAt(await beginByForm(signedIn, program.base, school?.id ?? ''), 'thomas'))
    const browser = await startBrowser()
    try {
      const context = await browser.newContext()
      await context.addCookies(signedIn.cookiesOf(program.base))
      const page = await context.newPage()
      const words = 'En elev, hvis navn ikke må gå tabt'
      await page.goto(`${program.base}/school/new-concern`)
      const name = page.locator('[name=name]')
      if (!(await name.isVisible())) await page.locator('main summary').first().click()
      await name.fill(words)
      await stopDatabase()
      const press = async (button: string) => {
        await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).click()])
        return (await page.locator('body').textContent()) ?? ''
      }
      for (const button of ['Videre', 'Send det igen']) {
        const said = await press(button)
        expect(said).toContain('Vi kan ikke svare lige nu')
        expect(said).toContain('Det, du skrev, er her endnu.')
        expect(said).toContain(words)
      }
      const file = new FormData()
      file.append('file', new Blob(['x'.repeat(300_000)]), 'roll.csv')
      const upload = await fetch(`${program.base}/admin/new-import`, { method: 'POST', body: file })
      expect([upload.status, upload.headers.get('retry-after')]).toEqual([503, '30'])
      expect(await upload.text()).toContain('Gå tilbage, vælg filen igen, og send den.')
      await startDatabase()
      // The program has noticed when it says so itself.
      await until(async () => (await fetch(`${program.base}/health/ready`)).status === 200)
      expect(await press('Send det igen')).toContain(words)
      expect(page.url()).toMatch(/\/school\/concerns\/drafts\/\d+\/what$/)
      await page.goto(`${program.base}/school/concerns`)
      expect((await page.locator('main').textContent())?.split(words)).toHaveLength(3)
    } finally {
      await browser.close()
    }
  })

  it('does not answer for a host name that it does not know', async () => {
    const answer = await fetch(program.base.replace('127.0.0.1', 'localhost'))
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('Aalborg')
  })

  it('hides a person number that an error repeats, and logs the error all the same', async () => {
    const [start, end] = ['140311', '9001']
    const owner = new pg.Client({ ...server.superuser, database: 'municipal' })
    await owner.connect()
    await owner.query(`
      create function m_851.trip() returns boolean stable language plpgsql as
        $$ begin raise exception 'no citizen ${start}-${end} or ${start}${end} here'; end $$;
      alter table m_851.edition rename to edition_kept;
      create view m_851.edition as select * from m_851.edition_kept where m_851.trip();
      grant select on m_851.edition to fodfaeste_app`)
    const page = await fetch(`${program.base}/`)
    await owner.query('drop view m_851.edition; alter table m_851.edition_kept rename to edition')
    await owner.end()
    expect(page.status).toBe(500)
    expect(await page.text()).not.toContain(end)
    expect(program.said()).toContain('no citizen ******-**** or ******-**** here')
    expect(program.said()).not.toContain(`${start}${end}`)
    expect(program.said()).not.toContain(`${start}-${end}`)
  })

  it('says that mail waits while no mail server is named, and sends it when one is', async () => {
    const waiting = await fetch(`${program.base}/health/mail`)
    expect([waiting.status, await waiting.text()]).toEqual([503, 'mail waits'])
    const client = new pg.Client({ ...server.superuser, database: 'municipal' })
    await client.connect()
    await client.query(
      `with written as (
         insert into m_851.message (id, idempotency_key, to_address, kind, language)
         values (gen_random_uuid(), 'test', 'skole@example.dk', 'news', 'da') returning id
       )
       insert into jobs.job (name, data)
       select 'send-message', jsonb_build_object('municipality', '851', 'by', '{"kind": "system", "name": "test"}'::jsonb,
         'ids', jsonb_build_object('message', id)) from written`,
    )
    await client.end()
    const receiver = await smtpReceiver()
    const second = await startProgram({
      ...environment,
      PORT: String(await freePort()),
      FODFAESTE_SMTP_URL: receiver.url,
      FODFAESTE_MAIL_FROM: 'ungestrategi@example.dk',
    })
    await until(() => receiver.mails.length === 1)
    expect((await fetch(`${second.base}/health/mail`)).status).toBe(200)
    expect(await second.stop()).toBe(0)
    expect(receiver.mails[0]?.raw).toContain('http://127.0.0.1')
  })

  it('is a second copy’s equal: both answer, and one stops without the other', async () => {
    const second = await startProgram({ ...environment, PORT: String(await freePort()) })
    expect((await fetch(`${second.base}/health/ready`)).status).toBe(200)
    expect(await second.stop()).toBe(0)
    expect((await fetch(`${program.base}/health/ready`)).status).toBe(200)
  })

  it('seals its logs, and anybody with the public key can verify them and one row alone', async () => {
    const audit = (...args: string[]) => runProgram(['audit', ...args], environment)
    expect(await audit('seal')).toMatchObject({ code: 0 })
    expect(await audit('verify')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/seals over \d+ rows hold/),
    })

    const seals = readFileSync(`${folder}/unused/audit/851.seals.jsonl`, 'utf8').split('\n')
    const [, row = ''] = /"ids":\[\[(\d+),/.exec(seals[0] ?? '') ?? []
    const proof = await audit('proof', row)
    writeFileSync(`${folder}/proof.json`, proof.said)
    writeFileSync(`${folder}/key.pem`, (await audit('public-key')).said)
    const alone = ['audit', 'verify', '--proof', `${folder}/proof.json`, '--public-key', `${folder}/key.pem`]
    expect(await runProgram(alone, {})).toMatchObject({
      code: 0,
      said: expect.stringContaining('The proof holds'),
    })

    writeFileSync(`${folder}/cut.jsonl`, '')
    const cut = await audit('verify', '--seals', `${folder}/cut.jsonl`)
    expect(cut).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^The seals file ends at seal 0, and the database/),
    })
  })
})
