import { z } from 'zod'
import { listIndicators } from '../../features/indicators/index.ts'
import { listPlaces } from '../../features/places/index.ts'
import {
  findWorkingEdition,
  getWorkingEdition,
  listDecisions,
  listPassages,
} from '../../features/strategy/index.ts'
import { everyone, notLogged } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { paths } from './paths.ts'
import { frontView, noEditionView } from './views-front.ts'
import { visionView } from './views-vision.ts'

/** Public pages show the strategy and nobody's person, so opening one is not written down. */
export const publicPage = { access: everyone, audit: notLogged('shows no person') } as const
export const noParams = z.object({})

export const frontPage = page({
  ...publicPage,
  id: 'public.front',
  path: paths.front,
  params: noParams,
  async read({ db, language, municipality, now }) {
    const edition = await findWorkingEdition(db)
    if (!edition) return noEditionView(municipality, language)
    const passages = await listPassages(db, edition.id, { kinds: ['vision', 'theme'] })
    const indicators = await listIndicators(db, {
      codes: ['outside-share', 'eud-applications', 'youth-education-completed'],
    })
    return frontView({ edition, passages, indicators, places: await listPlaces(db), language, now })
  },
})

export const visionPage = page({
  ...publicPage,
  id: 'public.vision',
  path: paths.vision,
  params: noParams,
  async read({ db, language, now }) {
    const edition = await getWorkingEdition(db)
    const passages = await listPassages(db, edition.id)
    const decisions = await listDecisions(db, edition.id)
    const indicators = await listIndicators(db, { codes: ['mental-health', 'mental-health-girls'] })
    return visionView({ edition, passages, decisions, indicators, language, now })
  },
})
