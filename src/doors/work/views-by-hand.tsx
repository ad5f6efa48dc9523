import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { longest, preferredWays } from '../../features/by-hand/index.ts'
import { type Contact, type Person, preferredName } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { DateInput, Select, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView } from './form-view.tsx'
import { about, actionLinks, personCrumbs, personHref } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface PersonProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly filled: Filled
}

/** What can be entered by hand of where somebody is and who has custody. */
export const byHandLinks = (person: Person, language: Language): Markup | '' => {
  const t = text(language)
  const at = { person: person.id }
  return actionLinks([
    [href(paths.editContact, language, at), t('contactEditTitle')],
    [href(paths.newHome, language, at), t('homeTitle')],
    [href(paths.newGuardian, language, at), t('guardianTitle')],
  ])
}

/** What the pages have in common: about whom, and the way back. */
const frame = ({ context, standing, person, filled }: PersonProps, intro: string) => ({
  context,
  breadcrumb: personCrumbs(person, context.language),
  filled,
  intro: html`${about(standing, person, context.language)}${intro === '' ? '' : html`<p>${intro}</p>`}`,
  backHref: personHref(person, context.language),
})

export function homeView(props: PersonProps): View {
  const { context, filled } = props
  const { language, actor } = context
  const t = text(language)
  const field = fieldsOf(language, filled, { municipality: actor.municipality.code })
  return formView({
    ...frame(props, t('homeText')),
    title: t('homeTitle'),
    submit: t('homeSubmit'),
    children: (
      <>
        <TextInput {...field('address')} label={t('homeAddress')} maxLength={longest.address} />
        <TextInput {...field('area')} label={t('homeArea')} required={false} maxLength={longest.area} />
        <TextInput
          {...field('municipality')}
          label={t('homeMunicipality')}
          hint={t('homeMunicipalityHint')}
          inputmode="numeric"
          maxLength={3}
        />
        <DateInput {...field('from')} label={t('homeFrom')} max={localDate(context.now)} />
        <TextInput {...field('told_by')} label={t('reportedByLabel')} maxLength={longest.toldBy} />
      </>
    ),
  })
}

function Reached({ field, language }: { field: FieldOf; language: Language }) {
  const t = text(language)
  return (
    <>
      <TextInput
        {...field('phone')}
        label={t('phone')}
        type="tel"
        required={false}
        maxLength={longest.phone}
        autocomplete="off"
      />
      <TextInput
        {...field('email')}
        label={t('email')}
        type="email"
        required={false}
        maxLength={longest.email}
        autocomplete="off"
      />
    </>
  )
}

export function contactView(
  props: PersonProps & { readonly contact: Contact & { readonly version: number } },
): View {
  const { context, filled, contact } = props
  const { language } = context
  const t = text(language)
  const present = {
    phone: contact.phone ?? '',
    email: contact.email ?? '',
    preferred: contact.preferred ?? '',
  }
  const field = fieldsOf(language, filled, present)
  // After a conflict the next sending counts on what stands now; after a fault, on what was read at first.
  const version = filled.errors.conflict ? contact.version : (filled.typed?.version ?? contact.version)
  return formView({
    ...frame(props, ''),
    title: t('contactEditTitle'),
    hidden: { version },
    submit: t('contactSubmit'),
    children: (
      <>
        <Reached field={field} language={language} />
        <Select
          {...field('preferred')}
          label={t('preferred')}
          required={false}
          choices={[
            { value: '', label: t('contactNone') },
            ...preferredWays.map((value) => ({ value, label: preferredName(value, language) })),
          ]}
        />
      </>
    ),
  })
}

export function guardianView(props: PersonProps): View {
  const { context, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return formView({
    ...frame(props, t('guardianText')),
    title: t('guardianTitle'),
    submit: t('guardianSubmit'),
    children: (
      <>
        <TextInput {...field('name')} label={t('guardianName')} maxLength={longest.name} autocomplete="off" />
        <Reached field={field} language={language} />
        <DateInput {...field('from')} label={t('guardianFrom')} max={localDate(context.now)} />
      </>
    ),
  })
}

export function custodyEndView(props: PersonProps & { readonly who: string }): View {
  const t = text(props.context.language)
  return formView({
    ...frame(props, t('custodyEndText', { who: props.who })),
    title: t('custodyEndTitle'),
    submit: t('custodyEndSubmit'),
    kind: 'warning',
  })
}
