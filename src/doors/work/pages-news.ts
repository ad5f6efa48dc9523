import { listOwnersOf } from '../../features/promises/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { notLogged, type Registered } from '../../platform/http/page.ts'
import { endpoint } from '../../platform/http/register.ts'
import type { NewsHub } from '../../platform/news/news-hub.ts'
import { working } from './access.ts'
import { paths } from './paths.ts'
import { readFilter } from './today-filter.ts'

/** Says to an open list of today that something on it has changed. A page that is no stream is not here. */
export const newsPage = (news: NewsHub): Registered =>
  endpoint({
    id: 'work.today-news',
    method: 'GET',
    path: paths.news,
    access: working.access,
    audit: notLogged('says that something has changed, and nothing of what or about whom'),
    async answer({ http, actor, municipality, inTransaction }) {
      const cookie = http.req.header('cookie')
      const isStream = http.req.header('accept')?.includes('text/event-stream') === true
      if (!isStream || cookie === undefined || actor.kind !== 'person') throw new NotFound()
      const owners = await inTransaction('read only', ({ db, query }) =>
        listOwnersOf(db, readFilter(query).of),
      )
      const stream = await news.listen({ municipality, cookie, actorId: actor.id, owners })
      // To a browser this means: do not try again.
      return stream ?? new Response(null, { status: 204 })
    },
  })
