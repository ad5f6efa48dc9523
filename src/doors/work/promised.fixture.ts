import { startPromises } from '../../features/promises/index.ts'
import type { PromiseKind } from '../../features/service-levels/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import type { ConcernTest } from '../concerns.fixture.ts'

let sources = 0

/** Something that is promised to Emil, Mette's unless said otherwise; he is not told of it before a day. Returns its id. */
export async function promised(
  test: ConcernTest,
  kind: PromiseKind,
  startedAt: string,
  { owner = test.mette, tellFrom = null }: { owner?: PersonActor; tellFrom?: string | null } = {},
): Promise<string> {
  sources += 1
  await test.db.as(
    (trx) =>
      startPromises(trx, test.mette, {
        person: { id: test.emil.id, birthDate: '2009-03-14' },
        source: 'a-test',
        sourceId: String(sources),
        kinds: [kind],
        urgency: 'ordinary',
        ownerId: owner.id,
        startedAt: new Date(startedAt),
        tellFrom,
      }),
    systemIn(test.db.aalborg, 'promises'),
  )
  const [row] = await test.rows('select max(id) as id from promise')
  return String(row?.id)
}
