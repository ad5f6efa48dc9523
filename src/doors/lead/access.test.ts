import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import { loadStrategy } from '../../demonstration/load-strategy.ts'
import { listPassages } from '../../features/strategy/index.ts'
import { type Role, roles, systemIn } from '../../platform/access/actor.ts'
import { leadPages } from './index.ts'

/** Who opens what, written out: a new page must be added here by hand, and says so until it is. */
const readers: readonly Role[] = ['leadership-group', 'politician', 'secretariat', 'youth-council']
const readable = [
  'lead.front',
  'lead.edition',
  'lead.preview',
  'lead.history',
  'lead.passage',
  'lead.releases',
]
const changeable = [
  'lead.edition-new',
  'lead.edition-edit',
  'lead.move',
  'lead.wording',
  'lead.take-over',
  'lead.decision-new',
  'lead.decision-correct',
  'lead.seat-new',
  'lead.seat-edit',
  'lead.passage-new',
  'lead.passage-edit',
  'lead.passage-replace',
  'lead.passage-withdraw',
  'lead.passage-restore',
  'lead.passage-take-back',
  'lead.release',
]

let addresses: readonly { id: string; method: string; path: string }[]
let visitors: ReadonlyMap<Role | 'nobody', TestVisitor>

beforeAll(async () => {
  const db = await testDatabase()
  await db.as((trx) => loadStrategy(trx, systemIn(db.aalborg, 'test')))
  const passage = await db.as(async (trx) => {
    const { id } = await trx.selectFrom('edition').select('id').executeTakeFirstOrThrow()
    const passages = await listPassages(trx, id, { kinds: ['initiative'] })
    return passages[0]
  })
  const parts: Record<string, string> = {
    edition: passage?.editionId ?? '',
    passage: passage?.id ?? '',
    to: 'expired',
    kind: 'sub_goal',
    theme: '1',
    decision: '1',
    seat: '1',
    event: '1',
    day: '2024-12-31',
  }
  addresses = leadPages.map(({ id, method, path }) => ({
    id,
    method,
    path: path.da.replace(/:([a-z]+)/g, (_, name: string) => parts[name] ?? ''),
  }))
  const pages = visitedPages(db, leadPages)
  const map = new Map<Role | 'nobody', TestVisitor>([['nobody', await pages.visitor()]])
  for (const role of roles) map.set(role, await pages.visitor(`A ${role}`, role))
  visitors = map
})

/**
 * An empty form is a fault of the form, not of the person; no event has happened yet that could be taken back, and no quarter can
 * be counted that could be published.
 */
function statusOfOwn(id: string, method: string): number {
  if (method === 'POST') return ['lead.passage-take-back.send', 'lead.release.send'].includes(id) ? 404 : 422
  return id === 'lead.passage-take-back' ? 404 : 200
}

const refused = { GET: 303, POST: 403 } as const

describe('the leadership door', () => {
  it('has exactly the committed pages and actions', () => {
    const ids = [...readable, ...changeable, ...changeable.map((id) => `${id}.send`)]
    expect(leadPages.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(leadPages.every(({ audit }) => audit.logged)).toBe(true)
  })

  it.each(roles)('opens to %s what is theirs, and nothing else', async (role) => {
    const visitor = visitors.get(role)
    for (const { id, method, path } of addresses) {
      const mine = role === 'secretariat' || (readable.includes(id) && readers.includes(role))
      const answer = method === 'POST' ? await visitor?.send(path, {}) : await visitor?.open(path)
      const expected = mine ? statusOfOwn(id, method) : 403
      expect([id, method, answer?.status], `${role} ${method} ${path}`).toEqual([id, method, expected])
    }
  })

  it('sends somebody who is not signed in to sign in, and takes nothing from them', async () => {
    for (const { id, method, path } of addresses) {
      const nobody = visitors.get('nobody')
      const answer = method === 'POST' ? await nobody?.send(path, {}) : await nobody?.open(path)
      expect([id, answer?.status]).toEqual([id, method === 'POST' ? refused.POST : refused.GET])
    }
  })
})
