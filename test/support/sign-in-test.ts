import { sql } from 'kysely'
import pg from 'pg'
import { type IdentityProvider, ordinaryRsaBits } from '../../src/platform/session/identity-provider.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { whenTheFileEnds } from './file-end.ts'
import { clientId, clientSecret, type HostileProvider, honest, hostileProvider } from './hostile-provider.ts'
import { type Browser, type SignInSite, signInSite } from './sign-in-site.ts'

export const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial'

/** Whom the provider vouches for unless it is told otherwise. */
export const ida = {
  sub: '5d0c1b7e-0000-8000-8000-000000000001',
  name: 'Ida Østergaard Moth',
  organisation: 'Uddannelseshuset UU',
  job_functions: ['http://aalborg.example/roles/jobrole/counsellor/1'],
}

export interface SignInTest {
  readonly db: TestDatabase
  readonly provider: HostileProvider
  readonly site: SignInSite
  /** A provider that is honest again, nobody signed in, and a new browser. */
  begin(): Promise<Browser>
  sessions(): Promise<{ provider: string; roles: string[]; organisation: string | null }[]>
  /** What the program itself may not do: read the log back, and let time pass. */
  asSuperuser<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>
}

/** One provider under four names: as it is, one that must state a level, one for citizens, and one that is down. */
export async function signInTest(): Promise<SignInTest> {
  const db = await testDatabase()
  const provider = await hostileProvider()
  whenTheFileEnds(() => provider.stop())
  const site = signInSite(db, [
    entry('staff', provider.issuer),
    entry('strict', provider.issuer, { acr: [substantial] }),
    entry('citizen', provider.issuer, { dialect: 'citizen' }),
    entry('down', 'http://127.0.0.1:1'),
  ])
  const good = {
    claims: ida,
    userinfo: undefined,
    make: honest,
    careless: false,
    back: {},
    says: {},
    leads: {},
    exchanges: 0,
  }
  return {
    db,
    provider,
    site,
    begin: async () => {
      Object.assign(provider, good)
      await db.as((trx) => trx.deleteFrom('session').execute())
      await db.as((trx) => trx.deleteFrom('limit_count').execute())
      return site.newBrowser()
    },
    sessions: () =>
      db.as((trx) =>
        trx
          .selectFrom('session')
          .select(['provider', 'organisation'])
          .select(sql<string[]>`roles_of(actor_id)`.as('roles'))
          .execute(),
      ),
    asSuperuser: async <Row extends pg.QueryResultRow>(statement: string) => {
      // The owner does not read logs (row-level security is forced).
      const client = new pg.Client(db.superuser)
      await client.connect()
      const { rows } = await client.query<Row>(statement)
      await client.end()
      return rows
    },
  }
}

export const entry = (
  id: string,
  issuer: string,
  more: Partial<IdentityProvider> = {},
): IdentityProvider => ({
  id,
  dialect: 'staff',
  issuer,
  clientId,
  clientSecret,
  label: { da: 'Medarbejdere', en: 'Staff' },
  scope: 'openid profile',
  furtherOrigins: [],
  rsaBits: ordinaryRsaBits,
  ...more,
})

export const accountOf = async (browser: Browser): Promise<string> => (await browser.open('/konto')).text()
