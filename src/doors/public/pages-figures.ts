import { z } from 'zod'
import { chartId, getIndicator, getNotes, listIndicators } from '../../features/indicators/index.ts'
import { getWorkingEdition, listPassages, listSeats } from '../../features/strategy/index.ts'
import { page } from '../../platform/http/register.ts'
import { pageOrPicture, pictureHref } from '../picture-of-page.ts'
import { noParams, publicPage } from './pages-front.ts'
import { paths } from './paths.ts'
import { aboutFiguresView, targetsView } from './views-figures.ts'
import { indicatorView } from './views-indicator.ts'
import { partnershipView, youthCouncilView } from './views-people.ts'

export const targetsPage = page({
  ...publicPage,
  id: 'public.targets',
  path: paths.targets,
  params: noParams,
  async read({ db, language, now }) {
    const edition = await getWorkingEdition(db)
    const passages = await listPassages(db, edition.id, { kinds: ['target', 'theme', 'where_are_we'] })
    return targetsView({ edition, passages, indicators: await listIndicators(db), language, now })
  },
})

export const indicatorPage = page({
  ...publicPage,
  id: 'public.indicator',
  path: paths.indicator,
  params: z.object({ code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/) }),
  async read(context, { code }) {
    const { db, language, now, query } = context
    const edition = await getWorkingEdition(db)
    const indicator = await getIndicator(db, code)
    const asOf = z.iso.date().safeParse(query.get('as-of')).data
    return pageOrPicture(
      context,
      indicatorView({
        edition,
        indicator,
        notes: await getNotes(db, code),
        language,
        now,
        pictureHref: pictureHref(context, chartId(indicator)),
        asOf,
      }),
    )
  },
})

export const partnershipPage = page({
  ...publicPage,
  id: 'public.partnership',
  path: paths.partnership,
  params: noParams,
  async read({ db, language, now }) {
    const edition = await getWorkingEdition(db)
    const seats = await listSeats(db, edition.id)
    const passages = await listPassages(db, edition.id, { kinds: ['task', 'contact'] })
    return partnershipView({ edition, seats, passages, language, now })
  },
})

export const youthCouncilPage = page({
  ...publicPage,
  id: 'public.youth-council',
  path: paths.youthCouncil,
  params: noParams,
  async read({ db, language, now }) {
    const edition = await getWorkingEdition(db)
    const passages = await listPassages(db, edition.id, { kinds: ['theme', 'statement'] })
    return youthCouncilView({ edition, passages, language, now })
  },
})

export const aboutFiguresPage = page({
  ...publicPage,
  id: 'public.about-figures',
  path: paths.aboutFigures,
  params: noParams,
  read: async ({ language }) => aboutFiguresView(language),
})
