import { beforeAll, describe, expect, it } from 'vitest'
import { actorInRole, newPerson, newUnit } from '../../../test/support/people.ts'
import type { TestVisitor } from '../../../test/support/visitors.ts'
import { type Role, roles } from '../../platform/access/actor.ts'
import { adminTest, testServices } from './admin.fixture.ts'
import { adminPages } from './index.ts'

/** Who opens what, written out: a new page must be added here by hand, and says so until it is. */
const control: readonly Role[] = ['administrator', 'data-protection-officer']
const readers: Readonly<Record<string, readonly Role[]>> = {
  'admin.front': [...control, 'team-leader', 'head-of-school', 'analyst'],
  'admin.review': [...control, 'team-leader', 'head-of-school'],
  'admin.sample': ['data-protection-officer', 'team-leader', 'head-of-school'],
  'admin.history': control,
  'admin.organisations': control,
  'admin.organisation': control,
  'admin.unit': control,
  'admin.users': control,
  'admin.user': control,
  'admin.rules': control,
  'admin.onlookers': control,
  'admin.find-person': control,
  'admin.log': ['data-protection-officer'],
  'admin.status-rules': control,
  'admin.status-version': control,
  'admin.service-levels': control,
  'admin.service-version': control,
  'admin.signals': control,
  'admin.signal-rule': control,
  'admin.signal-version': control,
  'admin.signal-backtest': control,
  'admin.imports': control,
  'admin.import': control,
  'admin.import-report': control,
  'admin.merges': control,
  'admin.merge': control,
  ...Object.fromEntries(
    ['', '-day', '-people', '-series', '-explorer', '-forecast'].map((page) => [
      `admin.figures${page}`,
      ['analyst'],
    ]),
  ),
}
const steps = [
  'admin.organisation-new',
  'admin.organisation-edit',
  'admin.organisation-close',
  'admin.unit-new',
  'admin.unit-edit',
  'admin.unit-close',
  'admin.member-new',
  'admin.member-end',
  'admin.roll',
  'admin.user-await',
  'admin.user-suspend',
  'admin.user-lift',
  'admin.user-left',
  'admin.role-give',
  'admin.role-end',
  'admin.role-extend',
  'admin.see-as',
  'admin.rule-new',
  'admin.rule-end',
  'admin.status-new',
  'admin.status-type',
  'admin.status-settings',
  'admin.status-in-force',
  'admin.service-new',
  'admin.law-clock',
  'admin.service-edit',
  'admin.service-in-force',
  'admin.signal-rule-new',
  'admin.signal-version-new',
  'admin.signal-version-edit',
  'admin.signal-in-force',
  'admin.signal-switch',
  'admin.import-new',
  'admin.merge-new',
]
const sends: Readonly<Record<string, readonly Role[]>> = {
  'admin.find-person.send': control,
  'admin.review-confirm': ['administrator', 'team-leader', 'head-of-school'],
  'admin.user-end-session': ['administrator'],
  'admin.user-end-sessions': ['administrator'],
  'admin.see-as-end': [],
  'admin.signal-backtest-looked': ['administrator'],
  'admin.import-take': ['administrator'],
  'admin.merge-step': ['administrator'],
  'admin.figures.send': ['analyst'],
}
const judging: Readonly<Record<string, readonly Role[]>> = {
  'admin.sample-judge': ['data-protection-officer', 'team-leader', 'head-of-school'],
  'admin.sample-judge.send': ['data-protection-officer', 'team-leader', 'head-of-school'],
}
const allowed: Readonly<Record<string, readonly Role[]>> = {
  ...readers,
  ...sends,
  ...judging,
  ...Object.fromEntries(
    ['', '.answer', '.answer.send'].map((one) => [`admin.log-requests${one}`, ['data-protection-officer']]),
  ),
  ...Object.fromEntries(steps.flatMap((id) => [id, `${id}.send`].map((one) => [one, ['administrator']]))),
}

const pages = adminPages(testServices)
let addresses: readonly { id: string; method: string; path: string; upload: boolean | undefined }[]
let visitors: ReadonlyMap<Role | 'nobody', TestVisitor>

beforeAll(async () => {
  const test = await adminTest()
  const parts: Record<string, string> = {
    organisation: test.guidance,
    unit: await newUnit(test.db, { organisationId: test.guidance, kind: 'team', name: 'Ungeteam' }),
    user: test.actors.ida.id,
    person: await newPerson(test.db),
    rule: '1',
    // In force: whoever may change a draft is told that this is none.
    version: '1',
    signal: 'no-contact',
    type: 'fgu',
    // These are made by no other test: whoever may ask is told that there is none.
    member: '999',
    role: '999',
    look: '999',
    question: '999',
    run: '999',
    merge: '999',
    kind: 'csv',
  }
  addresses = pages.map(({ id, method, path, upload }) => ({
    id,
    method,
    upload,
    path: path.da.replace(/:([a-z]+)/g, (_, name: string) => parts[name] ?? ''),
  }))
  const map = new Map<Role | 'nobody', TestVisitor>([['nobody', await test.pages.visitor()]])
  for (const role of roles) map.set(role, test.pages.as(await actorInRole(test.db, role)))
  visitors = map
})

const gone = [
  'admin.import',
  'admin.import-report',
  'admin.import-take',
  'admin.merge',
  'admin.merge-step',
  'admin.log-requests.answer',
  'admin.member-end',
  'admin.role-end',
  'admin.role-extend',
  'admin.sample-judge',
  'admin.status-type',
  'admin.status-settings',
  'admin.status-in-force',
  'admin.service-edit',
  'admin.service-in-force',
  'admin.signal-version-edit',
  'admin.signal-in-force',
]
/** What needs nothing typed does its work; everything else misses what was not typed. */
const effects: Readonly<Record<string, number>> = {
  'admin.user-end-sessions': 303,
  'admin.signal-backtest-looked': 303,
  'admin.user-lift.send': 409,
}

function statusOfOwn(id: string, method: string): number {
  if (gone.some((one) => id === one || id.startsWith(`${one}.`))) return 404
  return effects[id] ?? (method === 'POST' ? 422 : 200)
}

describe('the administration door', () => {
  it('has exactly the committed pages and actions, all of them logged', () => {
    expect(pages.map(({ id }) => id).sort()).toEqual(Object.keys(allowed).sort())
    expect(pages.every(({ audit }) => audit.logged)).toBe(true)
  })

  it.each(roles)('opens to %s what is theirs, and nothing else', async (role) => {
    const visitor = visitors.get(role)
    for (const { id, method, path, upload } of addresses) {
      const mine = allowed[id]?.includes(role)
      const sent = () => (upload ? visitor?.sendParts(path, {}) : visitor?.send(path, {}))
      const answer = await (method === 'POST' ? sent() : visitor?.open(path))
      const expected = mine ? statusOfOwn(id, method) : 403
      expect([id, answer?.status], `${role} ${method} ${path}`).toEqual([id, expected])
    }
  })

  it('sends somebody who is not signed in to sign in, and takes nothing from them', async () => {
    const nobody = visitors.get('nobody')
    for (const { id, method, path } of addresses) {
      const answer = method === 'POST' ? await nobody?.send(path, {}) : await nobody?.open(path)
      expect([id, answer?.status]).toEqual([id, method === 'POST' ? 403 : 303])
    }
  })
})
