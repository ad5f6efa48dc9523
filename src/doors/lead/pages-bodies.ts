import { z } from 'zod'
import {
  addSeat,
  changeSeat,
  decisionForm,
  getDecision,
  getEdition,
  getSeat,
  recordDecision,
  seatForm,
  versionForm,
} from '../../features/strategy/index.ts'
import { Invalid } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { editionParams, id } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { decisionView, seatView } from './views-bodies.tsx'

/** What a body did lies behind it: a date to come is a mistake. */
function recorded(sent: z.infer<ReturnType<typeof decisionForm>>, { now, language }: PageContext) {
  const { body_da, body_en, case_number, ...decision } = sent
  if (decision.on > localDate(now)) throw new Invalid({ on: text(language)('notYet') })
  return { ...decision, body: { da: body_da, en: body_en }, caseNumber: case_number }
}

export const newDecisionPages = formPages({
  id: 'lead.decision-new',
  path: paths.newDecision,
  params: editionParams,
  input: decisionForm,
  async act(context, { edition }, sent) {
    const { db, actor, language } = context
    await recordDecision(db, actor, edition, recorded(sent, context))
    return after(href(paths.edition, language, { edition }), 'decision')
  },
  show: async (context, { edition }, filled) =>
    decisionView({ context, edition: await getEdition(context.db, edition), ...filled }),
})

export const correctDecisionPages = formPages({
  id: 'lead.decision-correct',
  path: paths.correctDecision,
  params: z.object({ edition: id, decision: id }),
  input: decisionForm,
  async act(context, { edition, decision }, sent) {
    const { db, actor, language } = context
    await recordDecision(db, actor, edition, recorded(sent, context), decision)
    return after(href(paths.edition, language, { edition }), 'decision')
  },
  show: async (context, { edition, decision }, filled) =>
    decisionView({
      context,
      edition: await getEdition(context.db, edition),
      corrected: await getDecision(context.db, edition, decision),
      ...filled,
    }),
})

export const newSeatPages = formPages({
  id: 'lead.seat-new',
  path: paths.newSeat,
  params: editionParams,
  input: seatForm,
  async act({ db, actor, language }, { edition }, seat) {
    await addSeat(db, actor, edition, seat)
    return after(href(paths.edition, language, { edition }), 'seat')
  },
  show: async (context, { edition }, filled) =>
    seatView({ context, edition: await getEdition(context.db, edition), ...filled }),
})

export const editSeatPages = formPages({
  id: 'lead.seat-edit',
  path: paths.editSeat,
  params: z.object({ edition: id, seat: id }),
  input: (language: Language) => seatForm(language).and(versionForm(language)),
  async act({ db, actor, language }, { edition, seat }, { version, ...words }) {
    const changed = await changeSeat(db, actor, edition, seat, version, words)
    return after(href(paths.edition, language, { edition }), changed ? 'seat' : 'unchanged')
  },
  show: async (context, { edition, seat }, filled) =>
    seatView({
      context,
      edition: await getEdition(context.db, edition),
      seat: await getSeat(context.db, edition, seat),
      ...filled,
    }),
})
