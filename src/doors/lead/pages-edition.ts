import { z } from 'zod'
import {
  approveWording,
  changeEdition,
  editionForm,
  editionStates,
  findWorkingEdition,
  getEdition,
  getWorkingEdition,
  isImported,
  listDecisions,
  listEvents,
  listPassages,
  listSeats,
  listStatesPassed,
  listTables,
  matchWording,
  moveEdition,
  takeOverWording,
  versionForm,
} from '../../features/strategy/index.ts'
import { href } from '../../platform/http/path.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { editionParams, id, reading } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { editionView } from './views-edition.ts'
import { editEditionView } from './views-edition-form.tsx'
import { historyPageLength, historyView } from './views-history.ts'
import { previewView } from './views-preview.ts'
import { moveView, takeOverView, wordingView } from './views-steps.tsx'

export const editionPage = page({
  ...reading,
  id: 'lead.edition',
  path: paths.edition,
  params: editionParams,
  async read(context, { edition: editionId }) {
    const { db } = context
    return editionView({
      context,
      edition: await getEdition(db, editionId),
      passages: await listPassages(db, editionId, { withdrawn: true }),
      decisions: await listDecisions(db, editionId),
      seats: await listSeats(db, editionId),
      tables: await listTables(db, editionId),
      events: await listEvents(db, editionId, { limit: 5 }),
      passed: await listStatesPassed(db, editionId),
      hasWorking: (await findWorkingEdition(db)) !== undefined,
      today: localDate(context.now),
    })
  },
})

export const previewPage = page({
  ...reading,
  id: 'lead.preview',
  path: paths.preview,
  params: editionParams,
  async read(context, { edition: editionId }) {
    const edition = await getEdition(context.db, editionId)
    return previewView({ context, edition, passages: await listPassages(context.db, editionId) })
  },
})

export const historyPage = page({
  ...reading,
  id: 'lead.history',
  path: paths.history,
  params: editionParams,
  async read(context, { edition: editionId }) {
    const edition = await getEdition(context.db, editionId)
    const before = id.safeParse(context.query.get('before')).data
    const events = await listEvents(context.db, editionId, { before, limit: historyPageLength + 1 })
    return historyView({ context, edition, events })
  },
})

export const editEditionPages = formPages({
  id: 'lead.edition-edit',
  path: paths.editEdition,
  params: editionParams,
  input: (language) => editionForm(language).and(versionForm(language)),
  async act({ db, actor, language }, { edition }, { version, ...description }) {
    const changed = await changeEdition(db, actor, edition, version, description)
    return after(href(paths.edition, language, { edition }), changed ? 'saved' : 'unchanged')
  },
  show: async (context, { edition }, filled) =>
    editEditionView({ context, edition: await getEdition(context.db, edition), ...filled }),
})

export const movePages = formPages({
  id: 'lead.move',
  path: paths.move,
  params: z.object({ edition: id, to: z.enum(editionStates) }),
  input: versionForm,
  async act({ db, actor, language, now }, { edition, to }, { version }) {
    await moveEdition(db, actor, edition, { to, today: localDate(now), version })
    return after(href(paths.edition, language, { edition }), 'moved')
  },
  show: async (context, { edition, to }, filled) =>
    moveView({
      context,
      to,
      edition: await getEdition(context.db, edition),
      decisions: await listDecisions(context.db, edition),
      working: await findWorkingEdition(context.db),
      today: localDate(context.now),
      ...filled,
    }),
})

export const wordingPages = formPages({
  id: 'lead.wording',
  path: paths.wording,
  params: editionParams,
  input: versionForm,
  // What the page offered is what is done: the version says which of the two it was.
  async act({ db, actor, language, now }, { edition }, { version }) {
    const { wordingApprovedOn } = await getEdition(db, edition)
    const on = wordingApprovedOn === null ? localDate(now) : null
    await approveWording(db, actor, edition, on, version)
    return after(href(paths.edition, language, { edition }), on === null ? 'wordingEnded' : 'wording')
  },
  show: async (context, { edition }, filled) =>
    wordingView({
      context,
      edition: await getEdition(context.db, edition),
      passages: await listPassages(context.db, edition),
      ...filled,
    }),
})

export const takeOverPages = formPages({
  id: 'lead.take-over',
  path: paths.takeOver,
  params: editionParams,
  input: versionForm,
  async act({ db, actor, language, now }, { edition: fromId }, { version }) {
    const edition = await takeOverWording(db, actor, { fromId, today: localDate(now), version })
    return after(href(paths.edition, language, { edition }), 'takenOver')
  },
  async show(context, { edition }, filled) {
    const { db } = context
    const imported = await listPassages(db, edition)
    const working = await getWorkingEdition(db)
    return takeOverView({
      context,
      edition: await getEdition(db, edition),
      working,
      imported: isImported(imported),
      match: matchWording(await listPassages(db, working.id), imported),
      tables: await listTables(db, edition),
      ...filled,
    })
  },
})
