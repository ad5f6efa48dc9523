import { html } from 'hono/html'
import { categoryName, type Standing } from '../../features/access/index.ts'
import {
  type Consent,
  consentCategories,
  type Giver,
  longest,
  type Receiver,
} from '../../features/sharing/index.ts'
import type { Around, Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import { Checkboxes, DateInput, Radios, Select, TextInput } from '../../ui/forms.tsx'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView } from './form-view.tsx'
import { about, link, personCrumbs, personHref } from './parts.ts'
import { text } from './text.ts'

interface Props {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly filled: Filled
}

const shared = ({ context, standing, person, filled }: Props) => ({
  context,
  filled,
  breadcrumb: personCrumbs(person, context.language),
  backHref: personHref(person, context.language),
  about: about(standing, person, context.language),
})

/** What the form sends for somebody who said yes. */
export const giverKey = ({ actorId, self }: Giver): string => (self ? 'self' : `actor:${actorId}`)

const choicesOf = (receivers: readonly Receiver[]) =>
  receivers.map(({ key, name }) => ({ value: key, label: name }))

function Informed({ field, context }: { field: FieldOf; context: PageContext }) {
  const t = text(context.language)
  return (
    <DateInput
      {...field('informed_on')}
      label={t('informedLabel')}
      hint={t('informedHint')}
      required={false}
      max={localDate(context.now)}
    />
  )
}

interface ConsentProps extends Props {
  readonly givers: readonly Giver[]
  readonly schools: readonly Receiver[]
}

/** Says first when consent is not the way (trust requirement L-05); then who may say yes, by age (L-10). */
export function consentView(props: ConsentProps): View {
  const { context, person, givers, schools, filled } = props
  const { language } = context
  const t = text(language)
  const { about: whom, ...frame } = shared(props)
  const intro = html`${whom}<p>${t('consentText')}</p><p>${t('consentLaw')}</p>`
  if (givers.length === 0 || schools.length === 0)
    return {
      title: t('consentTitle'),
      breadcrumb: frame.breadcrumb,
      unlisted: true,
      main: html`<h1>${t('consentTitle')}</h1>${intro}<p><strong>${t(schools.length === 0 ? 'consentNoSchool' : 'consentNoGiver')}</strong></p><p>${link(personHref(person, language), t('back'))}</p>`,
    }
  const field = fieldsOf(language, filled, { informed_on: localDate(context.now) })
  return formView({
    ...frame,
    title: t('consentTitle'),
    intro,
    submit: t('consentSubmit'),
    children: (
      <>
        <Select
          {...field('organisation')}
          label={t('consentSchool')}
          placeholder
          choices={choicesOf(schools)}
        />
        <Checkboxes
          {...field('categories')}
          label={t('consentCategories')}
          values={(filled.typed?.categories ?? '').split('\n')}
          choices={consentCategories.map((value) => ({ value, label: categoryName(value, language) }))}
        />
        <TextInput {...field('purpose')} label={t('consentPurpose')} maxLength={longest.purpose} />
        <DateInput {...field('until')} label={t('consentUntilLabel')} hint={t('consentUntilHint')} />
        <Radios
          {...field('given_by')}
          label={t('consentGiver')}
          choices={givers.map((giver) => ({ value: giverKey(giver), label: giver.name }))}
        />
        <Informed field={field} context={context} />
      </>
    ),
  })
}

export function withdrawView(props: Props & { readonly consent: Consent }): View {
  const t = text(props.context.language)
  const { about: whom, ...frame } = shared(props)
  return formView({
    ...frame,
    title: t('withdrawTitle'),
    intro: html`${whom}<p>${t('withdrawText', { organisation: props.consent.organisation })}</p>`,
    submit: t('withdrawSubmit'),
    kind: 'warning',
  })
}

export function referView(props: Props & { readonly receivers: readonly Receiver[] }): View {
  const { context, receivers, filled } = props
  const { language } = context
  const t = text(language)
  const { about: whom, ...frame } = shared(props)
  const field = fieldsOf(language, filled)
  return formView({
    ...frame,
    title: t('referTitle'),
    intro: html`${whom}<p>${t('referText')}</p>`,
    submit: t('referSubmit'),
    children: (
      <>
        <Select
          {...field('receiver')}
          label={t('referReceiver')}
          placeholder
          choices={choicesOf(receivers)}
        />
        <TextInput {...field('purpose')} label={t('referPurpose')} maxLength={longest.purpose} />
        <DateInput {...field('until')} label={t('referUntil')} hint={t('referUntilHint')} />
        <Informed field={field} context={context} />
      </>
    ),
  })
}

export function endReferralView(props: Props & { readonly referral: Around }): View {
  const t = text(props.context.language)
  const { about: whom, ...frame } = shared(props)
  return formView({
    ...frame,
    title: t('endTitle'),
    intro: html`${whom}<p>${t('endText', { name: props.referral.name })}</p>`,
    submit: t('endSubmit'),
    kind: 'warning',
  })
}
