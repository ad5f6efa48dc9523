import { z } from 'zod'
import { countableFrom, readSettings } from '../../features/computed-figures/index.ts'
import {
  findRelease,
  isQuarterEnd,
  listReleases,
  prepareRelease,
  quarterEnds,
  storeRelease,
} from '../../features/figure-releases/index.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { reading } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { releasesView, releaseView } from './views-releases.tsx'

/** Leaders and staff see the same tables as everybody: this page says which quarters there are (domain §7). */
export const releasesPage = page({
  ...reading,
  id: 'lead.releases',
  path: paths.releases,
  params: z.object({}),
  async read(context) {
    const { db, now } = context
    const from = countableFrom(await readSettings(db))
    const released = await listReleases(db)
    const over = from === null ? [] : quarterEnds(from, localDate(now))
    const waiting = over.filter((day) => !released.some((one) => one.day === day))
    return releasesView({ context, released, waiting: waiting.toReversed() })
  },
})

const quarterParams = z.object({ day: z.string().refine(isQuarterEnd) })

const prepare = ({ db, actor, now, language }: PageContext, day: string) =>
  prepareRelease(db, actor, { day, today: localDate(now), language })

export const releasePages = formPages({
  id: 'lead.release',
  path: paths.release,
  params: quarterParams,
  input: () => z.object({}),
  async act(context, { day }) {
    const { db, actor, language } = context
    if (await findRelease(db, day)) throw new Conflict(text(language)('releasedBefore'))
    const prepared = await prepare(context, day)
    if (prepared.missing !== null) throw new NotFound()
    await storeRelease(db, actor, prepared)
    return after(href(paths.releases, language), 'released')
  },
  async show(context, { day }, filled) {
    const released = await findRelease(context.db, day)
    return releaseView({
      context,
      day,
      ...filled,
      prepared: released ? { missing: 'released' } : await prepare(context, day),
    })
  },
})
