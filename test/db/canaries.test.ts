import { beforeAll, describe, expect, it } from 'vitest'
import { inventedPersonNumber } from '../../src/demonstration/person-number.ts'
import { normalise, storePersonNumber } from '../../src/features/person-numbers/index.ts'
import { systemIn } from '../../src/platform/access/actor.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { appOn, registeredPages } from '../support/registry.ts'
import { makeRows } from '../support/row-facts.ts'
import { signedIn } from '../support/signed-in.ts'
import { type ActorName, actorNames, makeStandings, type Standings } from '../support/standings.ts'
import { wholeWalks } from '../support/walks.ts'
import { routeAccess } from './route-access.ts'

const pages = (await registeredPages()).filter(({ method }) => method === 'GET')
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/
const people = ['emil', 'sofie', 'alma'] as const
type Person = (typeof people)[number]
const visitors: readonly (ActorName | 'anonymous')[] = wholeWalks
  ? [...actorNames, 'anonymous']
  : ['contact-person', 'teacher', 'young-person', 'guardian', 'administrator', 'anonymous']

/** Words that stand nowhere else, by whom they are of. */
const canary = (kind: 'Navn' | 'Sted' | 'Hemmelig', who: Person): string => `Kanarie${kind}${who}`

/** Who may know of whom: as the committed list of rows says it (row-access.ts, young_person and residence). */
const knows: Readonly<Record<Person, string>> = {
  emil: 'young-person guardian contact-person caseworker team-leader teacher head-of-school administrator data-protection-officer',
  sofie:
    'guardian contact-person caseworker team-leader teacher head-of-school administrator data-protection-officer',
  alma: 'other-young-person administrator data-protection-officer',
}
const findsPlace: Readonly<Record<Person, string>> = {
  emil: 'young-person contact-person caseworker team-leader',
  // Somebody protected is found behind a click of its own, and on no page that one only opens.
  sofie: '',
  alma: 'other-young-person',
}

let db: TestDatabase
let standings: Standings
let number: string
/** Ten digits or the last four; four that stand inside a longer word, as in the address of a stylesheet, are none of a person. */
let numbers: RegExp
const lines: string[] = []
beforeAll(async () => {
  db = await testDatabase()
  standings = await makeStandings(db)
  await makeRows(db, standings)
  for (const who of people) {
    const id = standings[who]
    await db.asSuperuser(
      `update m_851.young_person set family_name = '${canary('Navn', who)}' where id = '${id}'`,
    )
    await db.asSuperuser(
      `update m_851.residence set address = '${canary('Sted', who)} 7' where person_id = '${id}'`,
    )
    await db.asSuperuser(
      `update m_851.person_contact set email = '${canary('Sted', who)}@example.test' where person_id = '${id}'`,
    )
    await db.asSuperuser(
      `update m_851.note_version set words = '${canary('Hemmelig', who)}' where person_id = '${id}' and category = 'sensitive'`,
    )
  }
  number = inventedPersonNumber('2009-03-14', 77)
  numbers = new RegExp(`${number}|(?<![0-9a-z])${number.slice(6)}(?![0-9a-z])`, 'i')
  const { config } = await appOn(db.database)
  const parsed = normalise(number)
  if (!parsed) throw new Error('not a person number')
  await db.asSuperuser('truncate m_851.person_number, m_851.data_key, m_851.import_file, m_851.import_piece')
  const given = {
    owner: { kind: 'young_person', id: standings.emil },
    number: parsed,
    validFrom: null,
  } as const
  await db.as((trx) => storePersonNumber(trx, config.keys, given), systemIn(db.aalborg, 'import'))
})

/**
 * Whom nobody is around although something asks for it, a leader finds a contact person for: by name, on these pages alone. What a rule
 * has noticed of them waits for that leader on Today (docs/decisions/0032).
 */
const findsAdultFor = (who: string, one: string, address: string): boolean =>
  who === 'team-leader' &&
  one === 'alma' &&
  /^work\.(?:without-contact|contact-assign|today|today-csv|today-xlsx) /.test(address)

/** Everything that one visitor gets by opening: addresses, headers and bodies. */
async function walk(
  who: ActorName | 'anonymous',
): Promise<{ address: string; title: string; text: string }[]> {
  await db.asSuperuser('truncate m_851.limit_count')
  const log = createLog('info', { write: (line: string) => lines.push(line) })
  const { app, config } = await appOn(db.database, log)
  const visitor = await signedIn(
    db,
    { app, secret: config.secret },
    who === 'anonymous' ? undefined : standings.actors[who],
  )
  const seen = []
  for (const page of pages) {
    const at = routeAccess[page.id]?.at ?? page.path.da
    const addresses = uuid.test(at) ? people.map((one) => at.replace(uuid, standings[one])) : [at]
    for (const address of addresses) {
      const response = await visitor.open(address)
      // What breaks shows nothing, and would prove nothing.
      expect(response.status, `${page.id} for ${who}`).toBeLessThan(500)
      const text = `${[...response.headers].join('\n')}\n${await response.text()}`
      seen.push({ address: `${page.id} ${address}`, title: /<title>[^<]*/.exec(text)?.[0] ?? '', text })
    }
  }
  return seen
}

describe('a canary', () => {
  it.each(visitors)('of others is on no page that the %s opens', async (who) => {
    const leaks: string[] = []
    let own = 0
    let inFiles = 0
    for (const { address, title, text } of await walk(who))
      for (const one of people) {
        const name = text.includes(canary('Navn', one))
        if (name) own += 1
        if (name && address.startsWith('work.caseload-csv')) inFiles += 1
        if (name && !knows[one].split(' ').includes(who) && !findsAdultFor(who, one, address))
          leaks.push(`the name of ${one} on ${address}`)
        if (title.includes('Kanarie')) leaks.push(`a name in the title of ${address}`)
        if (text.includes(canary('Sted', one)) && !findsPlace[one].split(' ').includes(who))
          leaks.push(`where ${one} can be found on ${address}`)
        // A restricted note opens by a click of its own, whatever page it is on; the young person's own leads to one's own.
        if (
          text.includes(canary('Hemmelig', one)) &&
          !(address.startsWith('me.restricted') && findsPlace[one].split(' ').includes(who))
        )
          leaks.push(`a restricted note of ${one} on ${address}`)
        if (numbers.test(text)) leaks.push(`a person number on ${address}`)
      }
    expect(leaks).toEqual([])
    // Those around somebody do see a name: a walk that sees nothing would prove nothing.
    if (['contact-person', 'teacher', 'young-person'].includes(who)) expect(own).toBeGreaterThan(0)
    // And in the file of their caseload, which was read above like any page.
    if (who === 'contact-person') expect(inFiles).toBe(2)
  })

  it('stands in no line of the log, no message, no notice and no row of the access log', async () => {
    expect(lines.length).toBeGreaterThan(pages.length * visitors.length)
    expect(lines.filter((line) => line.includes('Kanarie') || line.includes(number))).toEqual([])
    for (const table of ['message', 'notice', 'access_log', 'person_event', 'admin_event']) {
      const { rows } = await db.asSuperuser<{ row: string }>(
        `select to_jsonb(t)::text as row from m_851.${table} t`,
      )
      expect(rows.filter(({ row }) => row.includes('Kanarie') || row.includes(number))).toEqual([])
    }
  })
})
