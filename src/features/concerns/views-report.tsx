import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { Details } from '../../ui/content.tsx'
import {
  Checkboxes,
  CsrfField,
  DateInput,
  ErrorSummary,
  FormActions,
  listErrors,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import type { PlaceToTurn } from '../places/index.ts'
import { urgencies, urgencyName } from '../service-levels/index.ts'
import type { Listed } from '../young-people/index.ts'
import type { Draft } from './drafts.ts'
import { longest } from './forms.ts'
import { seenKinds } from './rules.ts'
import { text } from './text.ts'
import { dangerFirst } from './views-danger.ts'

export interface Filled {
  readonly typed: Typed | undefined
  readonly errors: FormErrors
}

/** The doors in which somebody reports: in the title, because no two pages have the same one. */
export type ReportDoor = 'school' | 'work'

interface StepProps {
  readonly door: ReportDoor
  readonly context: PageContext
  readonly filled: Filled
  readonly places: readonly PlaceToTurn[]
  readonly backHref: string
}

function step(
  { context, filled, places, backHref, door }: StepProps,
  {
    number,
    title,
    intro,
    children,
    submit,
    canWait,
  }: {
    readonly number: 1 | 2 | 3
    readonly title: string
    readonly intro?: Content
    readonly children: Content
    readonly submit: string
    readonly canWait: boolean
  },
): View {
  const { language } = context
  const t = text(language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  const heading = t('reportStep', { step: number, title })
  return {
    title: titleWithErrors(language, t('inDoor', { title: heading, door: t(`door_${door}`) }), faults),
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{heading}</h1>
        {dangerFirst(places, language)}
        {intro}
        <form method="post" action={context.pathname} novalidate>
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          {children}
          <FormActions>
            <SubmitButton>{submit}</SubmitButton>
            {canWait ? (
              <SubmitButton kind="secondary" name="later" value="yes">
                {t('saveLater')}
              </SubmitButton>
            ) : null}
            <a href={backHref}>{t('back')}</a>
          </FormActions>
        </form>
      </>
    ),
  }
}

/** A control's name, what stands in it and its fault: what was typed now, or what the draft has. */
const fieldsOf =
  ({ context, filled }: StepProps, kept: Typed = {}) =>
  (name: string) => ({
    name,
    language: context.language,
    value: (filled.typed ?? kept)[name] ?? '',
    error: filled.errors.fields[name],
  })

export function whoView(
  props: StepProps & { readonly people: readonly Listed[]; readonly only: string | undefined },
): View {
  const { context, people, only } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(props, only ? { person: only } : {})
  const unknown = (
    <>
      <TextInput {...field('name')} label={t('saidName')} required={false} maxLength={longest.name} />
      <DateInput {...field('birth_date')} label={t('saidBirthDate')} required={false} />
      <TextInput {...field('class')} label={t('saidClass')} required={false} maxLength={longest.class} />
    </>
  )
  const typedName = (props.filled.typed?.name ?? '') !== ''
  return step(props, {
    number: 1,
    title: t('whoTitle'),
    submit: t('next'),
    canWait: false,
    children: (
      <>
        <Select
          {...field('person')}
          label={t('personChoose')}
          required={false}
          placeholder
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {Details({
          summary: t('notOnList'),
          open: typedName || people.length === 0,
          children: unknown,
        })}
      </>
    ),
  })
}

export function whatView(props: StepProps & { readonly draft: Draft }): View {
  const { context, draft } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(props, draft.answers)
  const { value: seen, ...seenField } = field('seen')
  return step(props, {
    number: 2,
    title: t('whatTitle'),
    intro: <p>{t('aboutWhom', { name: draft.name ?? t('somebody') })}</p>,
    submit: t('next'),
    canWait: true,
    children: (
      <>
        <Checkboxes
          {...seenField}
          label={t('seenLabel')}
          hint={t('seenHint')}
          choices={seenKinds.map((kind) => ({ value: kind, label: t(`seen_${kind}`) }))}
          values={seen.split('\n')}
        />
        <TextArea
          {...field('words')}
          label={t('wordsLabel')}
          hint={t('wordsHint')}
          rows={4}
          maxLength={longest.words}
        />
        <Radios
          {...field('urgency')}
          label={t('urgencyLabel')}
          choices={urgencies.map((value) => ({ value, label: urgencyName(value, language) }))}
        />
      </>
    ),
  })
}

export function toldView(props: StepProps & { readonly draft: Draft }): View {
  const { context, draft } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(props, draft.answers)
  return step(props, {
    number: 3,
    title: t('toldTitle'),
    intro: <p>{t('aboutWhom', { name: draft.name ?? t('somebody') })}</p>,
    submit: t('send'),
    canWait: true,
    children: (
      <>
        <Radios
          {...field('told')}
          label={t('toldLabel')}
          hint={t('toldHint')}
          choices={[
            { value: 'yes', label: t('toldYes') },
            { value: 'no', label: t('toldNo') },
          ]}
        />
        <TextArea
          {...field('their_words')}
          label={t('theirLabel')}
          hint={t('optional')}
          required={false}
          rows={3}
          maxLength={longest.words}
        />
        <TextArea
          {...field('done_already')}
          label={t('doneLabel')}
          hint={t('optional')}
          required={false}
          rows={3}
          maxLength={longest.words}
        />
      </>
    ),
  })
}
