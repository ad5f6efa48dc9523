import { findNoteDraft, keepNoteDraft, noteDraftForm, noteFault } from '../../features/notes/index.ts'
import { notLogged, type Registered } from '../../platform/http/page.ts'
import { action } from '../../platform/http/register.ts'
import { personParams, working } from './access.ts'
import { openToWrite } from './open-to-write.ts'
import { afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { newNoteView } from './views-note-form.tsx'

/**
 * Keeps what is being written where one reads about somebody: sent by the page's script while one types, and by a button without
 * it. Where another tab has saved meanwhile, what was typed is shown beside what stands there.
 */
export const noteDraftAction: Registered = action({
  access: working.access,
  audit: notLogged(
    'keeps words that nobody but their writer can read; the look at the page and the note are in the log',
  ),
  id: 'work.note-draft',
  path: paths.noteDraft,
  params: personParams,
  input: noteDraftForm,
  async act(context, params, { kind, words, draft: version }) {
    const { db, actor, language } = context
    const { person } = await openToWrite(context, params.person, 'guidance')
    await keepNoteDraft(
      db,
      actor,
      { personId: person.id, kind, words, version },
      noteFault('otherTab', language),
    )
    return `${afterOn(person, language, 'noteKept')}#quick-note`
  },
  async again(context, params, typed, errors) {
    const opened = await openToWrite(context, params.person, 'guidance')
    const draft = await findNoteDraft(context.db, opened.person.id)
    return newNoteView({ context, ...opened, filled: { typed, errors }, draft })
  },
})
