import { disclose } from '../../features/access/index.ts'
import { findToldHandover } from '../../features/handover/index.ts'
import { listObjections } from '../../features/objections/index.ts'
import { getWhereabouts, listOwnWords, listToldNotes } from '../../features/own-data/index.ts'
import { listToldSignals, toldSignalsSection } from '../../features/signals/index.ts'
import { findFocus } from '../../features/special-focus/index.ts'
import { page } from '../../platform/http/register.ts'
import { noParams, openMine, openOwn, own, ownOrChild, personParams } from './access.ts'
import { aroundOf } from './around.ts'
import { toldConcernsOf } from './pages-concerns.ts'
import { paths } from './paths.ts'
import { aboutView, childView, restrictedView } from './views-about.ts'

export const aboutPage = page({
  ...own,
  id: 'me.about',
  path: paths.about,
  params: noParams,
  async read(context) {
    const { db } = context
    const opened = await openOwn(context)
    const { personId } = opened
    return aboutView({
      context,
      opened,
      ...(await aroundOf(context, opened)),
      handover: await findToldHandover(db, personId),
      whereabouts: await getWhereabouts(db, personId),
      focus: await findFocus(db, personId),
      concerns: await toldConcernsOf(context, opened),
      signals: toldSignalsSection(await listToldSignals(db, personId, context.language), context.language),
      ownWords: await listOwnWords(db, personId),
      notes: await listToldNotes(db, personId),
      objections: await listObjections(db, personId),
    })
  },
})

/** Notes that few may read open by a click of their own, also for the one they are about: it is in the log then. */
export const restrictedPage = page({
  ...own,
  id: 'me.restricted-notes',
  path: paths.restricted,
  params: noParams,
  async read(context) {
    const { db } = context
    const opened = await openOwn(context)
    await disclose(db, opened.standing, 'sensitive')
    const notes = (await listToldNotes(db, opened.personId)).filter(({ restricted }) => restricted)
    return restrictedView({ context, opened, notes, objections: await listObjections(db, opened.personId) })
  },
})

/** What a holder of custody sees of their child: less from 15, nothing from 18 (L-09). */
export const childPage = page({
  ...ownOrChild,
  id: 'me.child',
  path: paths.child,
  params: personParams,
  async read(context, { person }) {
    const { db } = context
    const opened = await openMine(context, person)
    const { around, ...reach } = await aroundOf(context, opened)
    return childView({
      context,
      opened,
      ...reach,
      concerns: await toldConcernsOf(context, opened),
      around: opened.facts.isProtected ? around.filter(({ kind }) => kind !== 'enrolled') : around,
      ownWords: await listOwnWords(db, opened.personId),
      notes: await listToldNotes(db, opened.personId),
      objections: await listObjections(db, opened.personId),
    })
  },
})
