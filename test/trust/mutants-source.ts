import { routeAccess } from '../db/route-access.ts'
import type { Change, Mutant, Planted } from './mutant.ts'

const pipeline = 'src/platform/http/pipeline.ts'
const sessions = 'src/platform/session/sessions.ts'
const everyRoute = 'test/db/every-route.test.ts'

/** Pages of the leadership door: its roles are few, and its addresses stand in the demonstration. */
const led = Object.entries(routeAccess).filter(([id, { only }]) => id.startsWith('lead.') && only)
const shown = led.filter(([id, { allowed }]) => !id.endsWith('.send') && allowed === 200).map(([id]) => id)

const planted = (place: string, test: string, change: Change): Planted => ({ place, tests: [test], change })

/** Faults of the program: other words in a copy of one of its files. */
export const sourceMutants: readonly Mutant[] = [
  {
    kind: 'a route leaves no row in the log',
    line: 'T-20',
    plant: (draw) => {
      const id = draw(shown)
      return planted(id, `${everyRoute} > secretariat > gets from GET ${id} `, {
        file: pipeline,
        find: '    await record(services, page, asking, result)\n    return await respond',
        put: `    if (page.id !== '${id}') await record(services, page, asking, result)\n    return await respond`,
      })
    },
  },
  {
    kind: 'a route is open to everybody',
    line: 'T-02 routes',
    plant: (draw) => {
      const [id] = draw(led)
      const who = draw(['young-person', 'guardian', 'teacher', 'caseworker', 'analyst'])
      const method = id.endsWith('.send') ? 'POST' : 'GET'
      return planted(`${id} for ${who}`, `${everyRoute} > ${who} > gets from ${method} ${id} `, {
        file: pipeline,
        find: 'if (!page.access.allows(asking.visitor.actor))',
        put: `if (page.id !== '${id}' && !page.access.allows(asking.visitor.actor))`,
      })
    },
  },
  {
    kind: 'a browser may fetch a logged page ahead',
    line: 'T-20',
    plant: (draw) => {
      const id = draw(shown)
      return planted(
        id,
        `test/db/prefetch.test.ts > a browser that fetches ahead > gets nothing of ${id}, `,
        {
          file: pipeline,
          find: 'if (page.audit.logged && isPrefetch(c))',
          put: `if (page.id !== '${id}' && page.audit.logged && isPrefetch(c))`,
        },
      )
    },
  },
  {
    kind: 'a page is shown although the log cannot be written',
    line: 'T-20',
    plant: () =>
      planted(
        'record',
        'test/db/asvs-failures.test.ts > an error that nobody foresaw > in the log of who saw what',
        {
          file: pipeline,
          find: "throw new LogUnwritable('the access log could not be written', { cause })",
          put: 'services.log.error({ err: cause })',
        },
      ),
  },
  {
    kind: 'forms are not asked where they come from',
    line: 'T-31',
    plant: (draw) => {
      const [place, put] = draw([
        ['the token', 'if (!ours) throw'],
        ['the site', 'if (!sameToken(visitor.formToken, sentToken)) throw'],
        ['both', 'if (ours && !ours) throw'],
      ] as const)
      return planted(place, 'src/platform/http/form-token.test.ts > refused, whatever the environment', {
        file: 'src/platform/http/form-token.ts',
        find: 'if (!ours || !sameToken(visitor.formToken, sentToken)) throw',
        put,
      })
    },
  },
  {
    kind: 'what somebody wrote is another one’s to send',
    line: 'T-31 writer',
    plant: () =>
      planted(
        'the seal',
        'src/platform/http/kept-form.db.test.ts > a form of somebody whose session is over > is not sent by anybody else',
        {
          file: 'src/platform/http/form-token.ts',
          find: 'return isSame(own, sent) ? new SignedInSince()',
          put: "return own !== '' ? new SignedInSince()",
        },
      ),
  },
  {
    kind: 'what somebody wrote is shown to whoever sends it',
    line: 'T-31 writer',
    plant: () =>
      planted('the writer', 'src/platform/http/kept-form.db.test.ts > a form that has no place any more', {
        file: 'src/platform/http/kept-form.tsx',
        find: 'if (!isTheirs(c, formToken, token))',
        put: 'if (!isTheirs(c, token ?? formToken, token))',
      }),
  },
  {
    kind: 'a session keeps its token when it should get another one',
    line: 'T-35',
    plant: () =>
      planted('rotateSession', 'src/platform/session/sessions.db.test.ts > a session > gets another token', {
        file: sessions,
        find: '.set({ token_hash: hashOf(token), used_at: sql`now()` })',
        put: '.set({ used_at: sql`now()` })',
      }),
  },
  {
    kind: 'a session outlives its end',
    line: 'T-35',
    plant: (draw) => {
      const [place, test, find, put] = draw([
        [
          'suspended',
          'who is asking > nobody from the moment',
          'actor.suspended_at is null\n  and',
          'true and',
        ],
        [
          'ten hours',
          'a session > ends after ten hours',
          'sql<boolean>`session.ends_at > now()\n  and',
          'sql<boolean>`true and',
        ],
        [
          'unused',
          'a session > ends unused',
          '\n  and session.used_at > now() - make_interval(mins => session.idle_minutes)`',
          '`',
        ],
      ] as const)
      return planted(place, `src/platform/session/sessions.db.test.ts > ${test}`, {
        file: sessions,
        find,
        put,
      })
    },
  },
  {
    kind: 'a grave step is taken by whoever sits there',
    line: 'T-35 grave',
    plant: (draw) => {
      const [place, test, file, find, put] = draw([
        [
          'whoever has a session',
          'a grave step > is not taken',
          'src/platform/http/recent-sign-in.ts',
          'if (!recentSignIn ||',
          'if (!recentSignIn || session ||',
        ],
        [
          'a provider that says nothing',
          'a grave step > is not taken',
          'src/platform/http/recent-sign-in.ts',
          '?? Number.POSITIVE_INFINITY',
          '?? 0',
        ],
        [
          'a provider that did not ask',
          'signing in again > comes to nothing',
          'src/features/sign-in/identity-providers.ts',
          '...(checks.again ? { maxAge: attemptMinutes * 60 } : {}),',
          '',
        ],
      ] as const)
      return planted(place, `src/features/sign-in/again.db.test.ts > ${test}`, { file, find, put })
    },
  },
  {
    kind: 'a page that reads can write',
    line: 'T-06',
    plant: () =>
      planted('withActor', 'test/db/roles.test.ts > a page that only reads > fails in the database', {
        file: 'src/platform/db/with-actor.ts',
        find: '    .setAccessMode(mode)\n',
        put: '',
      }),
  },
  {
    kind: 'a connection carries one person on to the next',
    line: 'T-07',
    plant: (draw) => {
      const [name, key] = draw([
        ['fodfaeste.actor', 'actor'],
        ['role', 'role'],
      ] as const)
      return planted(name, 'test/db/roles.test.ts > a page that only reads > leaves no actor behind', {
        file: 'src/platform/db/acting-as.ts',
        find: `set_config('${name}', \${open('${key}')}, true)`,
        put: `set_config('${name}', \${open('${key}')}, false)`,
      })
    },
  },
  {
    kind: 'a header is missing',
    line: 'T-32',
    plant: (draw) => {
      const [name, value] = draw([
        ['X-Content-Type-Options', "'nosniff'"],
        ['Referrer-Policy', "'same-origin'"],
        ['Cross-Origin-Opener-Policy', "'same-origin'"],
        ['Cross-Origin-Resource-Policy', "'same-origin'"],
      ] as const)
      return planted(name, 'src/platform/http/security-headers.test.ts > every answer > %s carries', {
        file: 'src/platform/http/security-headers.ts',
        find: `    '${name}': ${value},\n`,
        put: '',
      })
    },
  },
  {
    kind: 'a person number is found by a hash that anybody can compute',
    line: 'T-51',
    plant: () =>
      planted(
        'indexWith',
        'src/features/person-numbers/rules.test.ts > a person number > has another index under another key',
        {
          file: 'src/platform/keys/key-ring.ts',
          find: "createHmac('sha256', key).update(value, 'utf8')",
          put: "createHmac('sha256', key.subarray(0, 0)).update(value, 'utf8')",
        },
      ),
  },
  {
    kind: 'what is sealed opens in another place',
    line: 'T-50',
    plant: (draw) => {
      const part = draw(['table', 'row', 'key'])
      return planted(part, 'src/platform/keys/cipher.test.ts > what is sealed', {
        file: 'src/platform/keys/cipher.ts',
        find: 'JSON.stringify([aes256Gcm, table, row, key])',
        put: `JSON.stringify([aes256Gcm, table, row, key].filter((one) => one !== ${part}))`,
      })
    },
  },
  {
    kind: 'the way back from signing in may lead elsewhere',
    line: 'T-36',
    plant: (draw) => {
      const [place, find, put] = draw([
        ['//', String.raw`/^\/(?![/\\])[\x21-\x7e]*$/`, String.raw`/^\/(?![\\])[\x21-\x7e]*$/`],
        ['https:', String.raw`/^\/(?![/\\])[\x21-\x7e]*$/`, String.raw`/^(?![/\\]{2})[\x21-\x7e]*$/`],
        ['encoded', ' && !encodedTrick.test(wish)', ''],
      ] as const)
      return planted(place, 'src/features/sign-in/distrust.db.test.ts > the way back', {
        file: 'src/features/sign-in/rules.ts',
        find,
        put,
      })
    },
  },
  {
    kind: 'person numbers stand in the log',
    line: 'T-34',
    plant: () =>
      planted('createLog', 'src/platform/log/log.test.ts > a line of the log', {
        file: 'src/platform/log/log.ts',
        find: '      hooks: { streamWrite: redactLine },\n',
        put: '',
      }),
  },
  {
    kind: 'verifying does not see what was done to the seals',
    line: 'T-24',
    plant: (draw) => {
      const [place, test, find] = draw([
        [
          'their order',
          'puts seals in another order',
          'seal.number !== expected.number || seal.previous !== expected.previous',
        ],
        ['their signature', 'signs everything again', '!isSigned(line, expected.publicKeys)'],
      ] as const)
      const tests = 'src/platform/audit/verify.db.test.ts > verifying names the first thing that is wrong'
      return planted(place, `${tests} > ${test}`, {
        file: 'src/platform/audit/verify.ts',
        find: `if (${find})`,
        put: `if (Number.isNaN(0) && (${find}))`,
      })
    },
  },
  {
    kind: 'a limit lets everybody through',
    line: 'T-30',
    plant: () =>
      planted('spend', 'src/platform/limits/limits.db.test.ts > a limit > in all holds', {
        file: 'src/platform/limits/limits.ts',
        find: '        if (spent.allowed) continue\n',
        put: '        if (spent.allowed || !spent.allowed) continue\n',
      }),
  },
  {
    kind: 'a spreadsheet may hold a formula',
    line: 'T-39',
    plant: (draw) => {
      const sign = draw(['=', '+', '@', '＝', '＋'])
      const signs = String.raw`[=+\-@＝＋－＠]`
      return planted(sign, 'src/platform/export/export.test.ts > a list as CSV > puts an apostrophe', {
        file: 'src/platform/export/harmless.ts',
        find: signs,
        put: signs.replace(sign, ''),
      })
    },
  },
  {
    kind: 'mail goes to somebody who may not receive it any more',
    line: 'T-12',
    plant: () =>
      planted('sendMessage', 'src/platform/outbox/outbox.db.test.ts > the receiver’s rights > are asked', {
        file: 'src/platform/outbox/send-message.ts',
        find: "  if (!(await services.mayReceive(trx, message))) return withdraw('may not receive it any more')\n",
        put: '  await services.mayReceive(trx, message)\n',
      }),
  },
]
