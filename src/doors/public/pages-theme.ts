import { z } from 'zod'
import { findMeasures, listIndicators } from '../../features/indicators/index.ts'
import { getPassage, getWorkingEdition, listPassages } from '../../features/strategy/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { page } from '../../platform/http/register.ts'
import { publicPage } from './pages-front.ts'
import { paths } from './paths.ts'
import { partView } from './views-part.ts'
import { themeView } from './views-theme.ts'

const themeParams = z.object({ theme: z.coerce.number().int().min(1).max(99) })
const codeParams = z.object({ code: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/) })

export const themePage = page({
  ...publicPage,
  id: 'public.theme',
  path: paths.theme,
  params: themeParams,
  async read({ db, language, now }, { theme }) {
    const edition = await getWorkingEdition(db)
    const passages = await listPassages(db, edition.id, { theme })
    if (!passages.some((passage) => passage.kind === 'theme' && passage.theme === theme)) throw new NotFound()
    const indicators = await listIndicators(db, { theme })
    return themeView({ edition, passages, indicators, theme, language, now })
  },
})

/** A sub-goal and an initiative have a page of the same build: what it says, where it stands, what is beside it. */
const partPage = (
  kind: 'sub_goal' | 'initiative',
  id: string,
  path: (typeof paths)['subGoal' | 'initiative'],
) =>
  page({
    ...publicPage,
    id,
    path,
    params: codeParams,
    async read({ db, language, now }, { code }) {
      const edition = await getWorkingEdition(db)
      const part = await getPassage(db, edition.id, kind, code)
      const theme = part.theme ?? 0
      const passages = await listPassages(db, edition.id, { theme })
      const measures = kind === 'sub_goal' ? await findMeasures(db, part.id) : undefined
      const codes = measures && 'indicators' in measures ? measures.indicators : []
      const indicators = codes.length > 0 ? await listIndicators(db, { codes }) : []
      return partView({ edition, part, passages, indicators, measures, theme, language, now })
    },
  })

export const subGoalPage = partPage('sub_goal', 'public.sub-goal', paths.subGoal)
export const initiativePage = partPage('initiative', 'public.initiative', paths.initiative)
