import { listOwnRequests } from '../../features/log-requests/index.ts'
import { findOwnPerson, listChildren, listGates } from '../../features/own-data/index.ts'
import { listLooks } from '../../features/own-log/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { atTheDoor, noParams, type Opened, openMine, ownOrChild, personParams, rowKey } from './access.ts'
import { readFront } from './front.ts'
import { paths } from './paths.ts'
import { frontView } from './views-front.ts'
import { childrenView, gateView, logView } from './views-log.ts'

const talkPath = { da: '/tal-med-nogen', en: '/talk-to-someone' }

/** Of the young person what they need now, their adult first; of a parent the way to their children. */
export const frontPage = page({
  ...atTheDoor,
  id: 'me.front',
  path: paths.front,
  params: noParams,
  async read(context) {
    const { db, actor, trail, language } = context
    const has = (role: 'young-person' | 'guardian') => actor.kind === 'person' && actor.roles.includes(role)
    // Before the page narrows to the reader's own person: their children are somebody else.
    const children = has('guardian') ? await listChildren(db) : []
    trail.shows(
      children.map(({ id }) => id),
      { reason: 'custody', legalBasis: 'custody' },
    )
    const personId = has('young-person') ? await findOwnPerson(db) : undefined
    if (personId !== undefined) {
      const opened = await openMine(context, personId)
      return frontView({ context, opened, children, ...(await readFront(context, opened)) })
    }
    if (children.length > 0) return childrenView(children, context)
    return gateView(await listGates(db), href(talkPath, language), context)
  },
})

export const logPage = page({
  ...ownOrChild,
  id: 'me.log',
  path: paths.log,
  params: personParams,
  read: async (context, { person }) => showLog(context, await openMine(context, person)),
})

async function showLog(context: PageContext, opened: Opened): Promise<View> {
  const { db, query } = context
  const { personId, ofChild, facts } = opened
  const own = query.get('own') === '1'
  const before = rowKey.safeParse(query.get('before')).data
  const { looks, next } = await listLooks(db, personId, {
    before,
    own,
    forGuardian: ofChild,
    hidePlaces: ofChild && facts.isProtected,
  })
  const requests = await listOwnRequests(db, personId)
  return logView({ context, opened, looks, next, requests, own })
}
