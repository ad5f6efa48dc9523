import { disclose, openBoth, openPerson } from '../../features/access/index.ts'
import { findPeople } from '../../features/find-people/index.ts'
import {
  emptyNoteDraft,
  findNoteDraft,
  getNote,
  moveForm,
  moveQuestion,
  type Note,
  noteFault,
  noteForm,
  revisionForm,
} from '../../features/notes/index.ts'
import { listObjections } from '../../features/objections/index.ts'
import { getPerson, moveNote, reviseNote, writeNote } from '../../features/young-people/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { noteParams, personParams, working } from './access.ts'
import { formPages, questionPages } from './form-pages.ts'
import { openToWrite } from './open-to-write.ts'
import { after, afterOn } from './parts.ts'
import { paths } from './paths.ts'
import { noteView } from './views-note.ts'
import { chooseView, moveView, newNoteView, reviseView } from './views-note-form.tsx'

/** A note with its words. Those of a restricted one are opened here, by a page of their own in the log. */
async function load(context: PageContext, params: { person: string; note: string }) {
  const { db, trail } = context
  const standing = await openPerson(db, trail, params.person)
  const note = await getNote(db, standing.personId, params.note)
  // Until it may be told what it is about, the look is told without its reason (domain §5).
  if (note.tellFrom && note.tellFrom > localDate(context.now)) trail.tellFrom = note.tellFrom
  const person = await getPerson(db, standing.personId)
  if (!note.restricted) return { standing, person, note }
  await disclose(db, standing, 'sensitive')
  return { standing, person, note: await getNote(db, standing.personId, params.note) }
}

async function loadToWrite(context: PageContext, params: { person: string; note: string }) {
  const loaded = await load(context, params)
  if (!loaded.standing.mayWrite(loaded.note.restricted ? 'sensitive' : 'guidance')) throw new NotFound()
  return loaded
}

export const notePage = page({
  ...working,
  id: 'work.note',
  limit: 'person',
  path: paths.note,
  params: noteParams,
  async read(context, params) {
    const loaded = await load(context, params)
    const objections = await listObjections(context.db, loaded.person.id)
    return noteView({ context, ...loaded, objections })
  },
})

export const newNotePages = formPages({
  id: 'work.note-new',
  path: paths.newNote,
  params: personParams,
  input: noteForm,
  async act(context, params, input) {
    const { db, actor, trail, language } = context
    const { standing, person } = await openToWrite(context, params.person, 'guidance')
    if (input.restricted && !standing.mayWrite('sensitive')) throw new NotFound()
    if (input.happened_on > localDate(context.now))
      throw new Invalid({ happened_on: noteFault('inFuture', language) })
    if (input.tell_from !== '') trail.tellFrom = input.tell_from
    await writeNote(db, actor, context.requestId, {
      personId: person.id,
      kind: input.kind,
      restricted: input.restricted,
      happenedOn: input.happened_on,
      words: input.words,
      notForGuardiansBecause: input.not_for_guardians ? input.guardians_because : undefined,
      tellFrom: input.tell_from === '' ? undefined : input.tell_from,
    })
    await emptyNoteDraft(db, actor, person.id)
    return afterOn(person, language, 'noteWritten')
  },
  async show(context, params, filled) {
    const opened = await openToWrite(context, params.person, 'guidance')
    return newNoteView({
      context,
      ...opened,
      filled,
      draft: await findNoteDraft(context.db, opened.person.id),
    })
  },
})

export const reviseNotePages = formPages({
  id: 'work.note-revise',
  path: paths.reviseNote,
  params: noteParams,
  input: revisionForm,
  async act(context, params, change) {
    const { db, actor, language } = context
    const { standing, note } = await loadToWrite(context, params)
    await reviseNote(db, actor, context.requestId, {
      personId: standing.personId,
      noteId: note.id,
      ...change,
      overtaken: noteFault('overtaken', language),
    })
    return after(href(paths.note, language, { person: standing.personId, note: note.id }), 'noteRevised')
  },
  show: async (context, params, filled) =>
    reviseView({ context, ...(await loadToWrite(context, params)), filled }),
})

const mostCandidates = 20

/** First: whose page it belongs on, asked by name. The answer shows what will happen, and is sent from there. */
export const moveNotePages = questionPages({
  id: 'work.note-move',
  limit: 'search',
  path: paths.moveNote,
  params: noteParams,
  input: moveQuestion,
  async answer(context, params, { name, because }) {
    const { db, trail } = context
    // The list of candidates is of everybody: it is asked before the page is narrowed to the one with the note.
    const { people } = await findPeople(db, { name, birthDate: undefined }, mostCandidates)
    const loaded = await loadToWrite(context, params)
    const candidates = people.filter(({ id }) => id !== loaded.person.id)
    trail.action = 'search'
    for (const { id, reason } of candidates) trail.shows([id], { reason })
    return chooseView({ context, ...loaded, name, because, candidates })
  },
  show: async (context, params, filled) =>
    moveView({ context, ...(await loadToWrite(context, params)), filled }),
})

/** Then: moved, whole and with its reason, between two people whom one may both write about. */
export const confirmMove = action({
  ...working,
  id: 'work.note-move-there',
  path: paths.confirmMove,
  params: noteParams,
  input: moveForm,
  async act(context, params, { to, because }) {
    const { db, actor, trail, language } = context
    const [from, there] = await openBoth(db, trail, params.person, to)
    const note = await getNote(db, from.personId, params.note)
    if (!mayMove(note, from) || !mayMove(note, there)) throw new NotFound()
    if (from.personId === there.personId) throw new Invalid({ to: noteFault('samePerson', language) })
    await moveNote(db, actor, context.requestId, {
      noteId: note.id,
      from: from.personId,
      to: there.personId,
      because,
    })
    return afterOn({ id: there.personId }, language, 'noteMoved')
  },
  again: async (context, params, typed, errors) =>
    moveView({
      context,
      ...(await loadToWrite(context, params)),
      // The first form has no field for whom; what is missing there is said of the form as a whole.
      filled: { typed, errors: { fields: {}, conflict: Object.values(errors.fields).join(' ') } },
    }),
})

const mayMove = (note: Note, standing: { mayWrite(category: 'guidance' | 'sensitive'): boolean }): boolean =>
  standing.mayWrite('guidance') && (!note.restricted || standing.mayWrite('sensitive'))
