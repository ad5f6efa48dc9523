import { z } from 'zod'
import {
  beginEdition,
  editionForm,
  findWorkingEdition,
  getWorkingEdition,
  isImported,
  listDecisions,
  listEditions,
  listPassages,
} from '../../features/strategy/index.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { reading } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { newEditionView } from './views-edition-form.tsx'
import { frontView } from './views-front.ts'

const noParams = z.object({})

export const frontPage = page({
  ...reading,
  id: 'lead.front',
  path: paths.front,
  params: noParams,
  async read(context) {
    const { db } = context
    const working = await findWorkingEdition(db)
    const editions = []
    // A municipality has a handful of editions in a generation.
    for (const edition of await listEditions(db)) {
      const passages = edition.state === 'draft' ? await listPassages(db, edition.id) : []
      const decisions = await listDecisions(db, edition.id)
      editions.push({ edition, decisions, imported: isImported(passages) })
    }
    return frontView({ context, working, editions, today: localDate(context.now) })
  },
})

export const newEditionPages = formPages({
  id: 'lead.edition-new',
  path: paths.newEdition,
  params: noParams,
  input: editionForm,
  async act({ db, actor, language }, _, description) {
    const edition = await beginEdition(db, actor, description)
    return after(href(paths.edition, language, { edition }), 'begun')
  },
  show: async (context, _, filled) =>
    newEditionView({ context, working: await getWorkingEdition(context.db), ...filled }),
})
