import { type Concern, longestConcern, outcomeName, outcomes } from '../../features/concerns/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { DateInput, Radios, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView } from './form-view.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { concernCrumbs } from './views-concerns.tsx'

interface Props {
  readonly context: PageContext
  readonly concern: Concern
  readonly filled: Filled
}

type Key = 'close' | 'merge' | 'redirect' | 'owner' | 'custody' | 'match'

function concernForm(
  { context, concern, filled }: Props,
  key: Key,
  children: (field: FieldOf) => Content,
): View {
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t(`${key}Title`),
    breadcrumb: concernCrumbs(concern, language),
    filled,
    intro: <p>{t(`${key}Text`)}</p>,
    children: children(fieldsOf(language, filled)),
    submit: t(`${key}Submit`),
    backHref: href(paths.concern, language, { concern: concern.id }),
  })
}

export function closeConcernView(props: Props): View {
  const { language } = props.context
  const t = text(language)
  return concernForm(props, 'close', (field) => (
    <>
      <Radios
        {...field('outcome')}
        label={t('closeLabel')}
        choices={outcomes.map((value) => ({ value, label: outcomeName(value, language) }))}
      />
      <DateInput {...field('return_on')} label={t('closeReturn')} required={false} />
    </>
  ))
}

export function mergeConcernView(
  props: Props & {
    readonly others: readonly { readonly id: string; readonly number: string; readonly receivedAt: Date }[]
  },
): View {
  const { language } = props.context
  const t = text(language)
  return concernForm(props, 'merge', (field) =>
    props.others.length === 0 ? (
      <p>{t('mergeNone')}</p>
    ) : (
      <Radios
        {...field('into')}
        label={t('mergeLabel')}
        choices={props.others.map(({ id, number, receivedAt }) => ({
          value: id,
          label: t('mergeOne', { number, date: longDate(localDate(receivedAt), language) }),
        }))}
      />
    ),
  )
}

export const redirectConcernView = (props: Props): View =>
  concernForm(props, 'redirect', (field) => (
    <TextInput
      {...field('to')}
      label={text(props.context.language)('redirectLabel')}
      maxLength={longestConcern.redirect}
    />
  ))

export const ownConcernView = (
  props: Props & { readonly colleagues: readonly { readonly id: string; readonly name: string }[] },
): View =>
  concernForm(props, 'owner', (field) => (
    <Select
      {...field('owner')}
      label={text(props.context.language)('ownerLabel')}
      placeholder
      choices={props.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
    />
  ))

export function custodyConcernView(props: Props): View {
  const t = text(props.context.language)
  return concernForm(props, 'custody', (field) => (
    <>
      <Radios
        {...field('informed')}
        label={t('custodyLabel')}
        choices={[
          { value: 'yes', label: t('custodyYes') },
          { value: 'no', label: t('custodyNo') },
        ]}
      />
      <TextArea
        {...field('because')}
        label={t('custodyBecause')}
        required={false}
        rows={3}
        maxLength={longestConcern.because}
      />
    </>
  ))
}

export function matchConcernView(props: Props): View {
  const { context, concern, filled } = props
  const t = text(context.language)
  const { said } = concern
  const present = { name: said?.name ?? '', birth_date: said?.birthDate ?? '' }
  return concernForm(props, 'match', () => {
    const field = fieldsOf(context.language, filled, present)
    return (
      <>
        <TextInput {...field('name')} label={t('matchName')} maxLength={longestConcern.name} />
        <DateInput {...field('birth_date')} label={t('matchBorn')} />
      </>
    )
  })
}
