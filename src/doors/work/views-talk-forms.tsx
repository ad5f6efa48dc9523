import {
  type AgreedStep,
  clockOf,
  type Invitable,
  longestTalk,
  type Minutes,
  MoreTimes,
  nameOf,
  type Participant,
  type Talk,
} from '../../features/talks/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { DateInput, Radios, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView } from './form-view.tsx'
import { text } from './text.ts'
import { talkCrumbs, talkHref } from './views-talks.tsx'

interface Props {
  readonly context: PageContext
  readonly talk: Talk
  readonly filled: Filled
}
type Key = 'moreTimes' | 'moveTalk' | 'endTalk' | 'invite' | 'minutes' | 'step' | 'endStep'

function talkForm(
  { context, talk, filled }: Props,
  key: Key,
  children: (field: FieldOf) => Content,
  more: { readonly present?: Readonly<Record<string, string>> } = {},
  intro?: string,
): View {
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t(`${key}Title`),
    breadcrumb: talkCrumbs(talk, language),
    filled,
    intro: <p>{intro ?? (key === 'endStep' ? '' : t(`${key}Text`))}</p>,
    hidden: { version: talk.version },
    children: children(fieldsOf(language, filled, more.present)),
    submit: t(`${key}Submit`),
    backHref: talkHref(talk, language),
  })
}

export const moreTimesView = (props: Props): View =>
  talkForm(props, 'moreTimes', (field) => <MoreTimes language={props.context.language} field={field} />)

export function moveTalkView(props: Props): View {
  const t = text(props.context.language)
  const { startsAt } = props.talk
  const present: Record<string, string> = startsAt ? { day: localDate(startsAt), at: clockOf(startsAt) } : {}
  return talkForm(
    props,
    'moveTalk',
    (field) => (
      <>
        <DateInput {...field('day')} label={t('moveDay')} />
        <TextInput {...field('at')} label={t('moveClock')} hint={t('moveClockHint')} maxLength={5} />
      </>
    ),
    { present },
  )
}

export function endTalkView(props: Props): View {
  const { context, talk } = props
  const t = text(context.language)
  const hasBegun = talk.startsAt !== null && talk.startsAt <= context.now
  return talkForm(props, 'endTalk', (field) => (
    <Radios
      {...field('outcome')}
      label={t('endTalkLabel')}
      choices={[
        ...(hasBegun
          ? [
              { value: 'held', label: t('endTalkHeld') },
              { value: 'not-held', label: t('endTalkNotHeld') },
            ]
          : []),
        { value: 'cancelled', label: t('endTalkCancelled') },
      ]}
    />
  ))
}

export function inviteView(props: Props & { readonly left: readonly Invitable[] }): View {
  const t = text(props.context.language)
  return talkForm(props, 'invite', (field) =>
    props.left.length === 0 ? (
      <p>{t('inviteNone')}</p>
    ) : (
      <Select
        {...field('who')}
        label={t('inviteLabel')}
        placeholder
        choices={props.left.map(({ actorId, part, name, organisation }) => ({
          value: `${actorId}:${part}`,
          label: organisation ? `${name}, ${organisation}` : name,
        }))}
      />
    ),
  )
}

export function minutesView(props: Props & { readonly minutes: readonly Minutes[] }): View {
  const t = text(props.context.language)
  const [newest] = props.minutes
  return talkForm(
    props,
    'minutes',
    (field) => (
      <TextArea {...field('words')} label={t('minutesLabel')} rows={12} maxLength={longestTalk.minutes} />
    ),
    { present: { words: newest?.words ?? '' } },
  )
}

export function newStepView(props: Props & { readonly people: readonly Participant[] }): View {
  const { language } = props.context
  const t = text(language)
  return talkForm(props, 'step', (field) => (
    <>
      <TextArea {...field('what')} label={t('stepWhat')} rows={2} maxLength={longestTalk.step} />
      <Select
        {...field('who')}
        label={t('stepWho')}
        placeholder
        choices={props.people
          .filter(({ live }) => live)
          .map((one) => ({ value: one.id, label: nameOf(one, language) }))}
      />
      <DateInput {...field('due_on')} label={t('stepDue')} />
    </>
  ))
}

export function endStepView(props: Props & { readonly step: AgreedStep }): View {
  const { language } = props.context
  const t = text(language)
  const { what, who, dueOn } = props.step
  return talkForm(
    props,
    'endStep',
    (field) => (
      <>
        <Radios
          {...field('state')}
          label={t('endStepLabel')}
          choices={[
            { value: 'done', label: t('endStepDone') },
            { value: 'not-needed', label: t('endStepNotNeeded') },
          ]}
        />
        <TextArea
          {...field('because')}
          label={t('endStepBecause')}
          required={false}
          rows={2}
          maxLength={longestTalk.stepBecause}
        />
      </>
    ),
    {},
    t('endStepText', { what, who, due: longDate(dueOn, language) }),
  )
}
