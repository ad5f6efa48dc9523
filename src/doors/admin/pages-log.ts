import { z } from 'zod'
import { listLooks, lookKinds, namesOfPeople, readLogState } from '../../features/log-control/index.ts'
import { listChoosableUsers } from '../../features/users/index.ts'
import type { Registered } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { auditing, id, noParams } from './access.ts'
import { paths } from './paths.ts'
import { type AdminServices, criterionOf } from './services.ts'
import { type LogWish, logPageLength, logView } from './views-log.tsx'

const day = z.iso.date()

const wishIn = (query: URLSearchParams): LogWish => ({
  personId: z.uuid().safeParse(query.get('person')).data,
  actorId: id.safeParse(query.get('actor')).data,
  from: day.safeParse(query.get('from')).data,
  to: day.safeParse(query.get('to')).data,
  kind: lookKinds.find((kind) => kind === query.get('kind')) ?? 'all',
})

/** The log for control. Looking at who looked is a look: it is logged like any other, with what was asked for. */
const logPage = (services: AdminServices): Registered =>
  page({
    ...auditing,
    id: 'admin.log',
    path: paths.log,
    limit: 'search',
    params: noParams,
    async read(context) {
      const { db, query, trail } = context
      const wish = wishIn(query)
      const before = id.safeParse(query.get('before')).data
      const looks = await listLooks(db, { ...wish, before, limit: logPageLength + 1 })
      const people = await namesOfPeople(
        db,
        looks.flatMap(({ subjects }) => subjects.slice(0, 3)),
      )
      trail.action = 'search'
      trail.criterion = criterionOf(services, `log ${JSON.stringify(wish)}`)
      trail.shows([...people.keys(), ...(wish.personId ? [wish.personId] : [])], {
        reason: 'municipality',
        legalBasis: 'accountability',
      })
      return logView({
        context,
        wish,
        looks,
        people,
        users: await listChoosableUsers(db),
        state: await readLogState(db),
      })
    },
  })

export const logPages = (services: AdminServices): readonly Registered[] => [logPage(services)]
