import { z } from 'zod'
import {
  agreeStep,
  arranging,
  endStep,
  endStepForm,
  listMinutes,
  listParticipants,
  listStepsOfTalk,
  minutesForm,
  shareMinutes,
  stepForm,
  talkFault,
  writeMinutes,
} from '../../features/talks/index.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import { rowVersion } from '../../platform/http/form-fields.ts'
import type { PageContext, Registered } from '../../platform/http/page.ts'
import { action } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { id, working } from './access.ts'
import { formPages } from './form-pages.ts'
import { backToTalk, openKeptTalk, openTalk, showTalk, type TalkParams, talkParams } from './open-talk.ts'
import { paths } from './paths.ts'
import { backTo, withBack } from './today-back.ts'
import { endStepView, minutesView, newStepView } from './views-talk-forms.tsx'

/** A step of the actor's own, or of a talk that they arrange. */
async function loadStep(context: PageContext, values: TalkParams & { readonly step: string }) {
  const loaded = await openTalk(context, values)
  const step = (await listStepsOfTalk(context.db, loaded.talk.id)).find((one) => one.id === values.step)
  if (!step || !(step.isMine || loaded.talk.isKept)) throw new NotFound()
  return { ...loaded, step }
}

export const talkOutcomePages: readonly Registered[] = [
  ...formPages({
    id: 'work.talk-minutes',
    path: paths.talkMinutes,
    params: talkParams,
    input: minutesForm,
    async act(context, values, { words }) {
      const { talk } = await openKeptTalk(context, values)
      await writeMinutes(arranging(context), talk, words)
      return backToTalk(context, values, 'minutesWritten')
    },
    async show(context, values, filled) {
      const loaded = await openKeptTalk(context, values)
      return minutesView({
        context,
        ...loaded,
        minutes: await listMinutes(context.db, loaded.talk.id),
        filled,
      })
    },
  }),
  action({
    ...working,
    id: 'work.talk-share',
    path: paths.shareMinutes,
    params: talkParams,
    input: (language) => z.object({ version: rowVersion(talkFault('overtaken', language)) }),
    async act(context, values, { version }) {
      const { talk } = await openKeptTalk(context, values)
      await shareMinutes(arranging(context), talk, version)
      return backToTalk(context, values, 'minutesShared')
    },
    again: (context, values, typed, errors) => showTalk(context, values, { typed, errors }),
  }),
  ...formPages({
    id: 'work.talk-step-new',
    path: paths.newStep,
    params: talkParams,
    input: stepForm,
    async act(context, values, { what, who, due_on: dueOn }) {
      const { talk } = await openKeptTalk(context, values)
      const people = await listParticipants(context.db, talk.id)
      if (!people.some((one) => one.live && one.id === who))
        throw new Invalid({ who: talkFault('chooseWho', context.language) })
      if (dueOn < localDate(context.now))
        throw new Invalid({ due_on: talkFault('duePast', context.language) })
      await agreeStep(arranging(context), talk, { what, participantId: who, dueOn })
      return backToTalk(context, values, 'stepAgreed')
    },
    async show(context, values, filled) {
      const loaded = await openKeptTalk(context, values)
      return newStepView({
        context,
        ...loaded,
        people: await listParticipants(context.db, loaded.talk.id),
        filled,
      })
    },
  }),
  ...formPages({
    id: 'work.talk-step-end',
    path: paths.endStep,
    params: talkParams.extend({ step: id }),
    input: (language) => withBack(endStepForm(language)),
    async act(context, values, { back: list, ...ended }) {
      const { talk, step } = await loadStep(context, values)
      // What another tab has said already is said.
      if (step.state === 'open') await endStep(arranging(context), talk, step.id, ended)
      else if (step.state !== ended.state) throw new NotFound()
      const deed = ended.state === 'done' ? 'stepDone' : 'stepEnded'
      return backTo(context, list, deed, backToTalk(context, values, deed))
    },
    async show(context, values, filled) {
      const loaded = await loadStep(context, values)
      if (loaded.step.state !== 'open') {
        if (!filled.errors.conflict) throw new NotFound()
        return showTalk(context, { talk: values.talk }, filled)
      }
      return endStepView({ context, ...loaded, filled })
    },
  }),
]
