import { longest } from '../../features/administration/index.ts'
import {
  authorityName,
  type Organisation,
  organisationKindName,
  organisationKinds,
  type Unit,
  unitKindName,
  unitKinds,
} from '../../features/organisations/index.ts'
import type { PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { DateInput, Radios, TextInput } from '../../ui/forms.tsx'
import { type Filled, fieldsOf, formView, versionFor } from './form-view.tsx'
import { organisationCrumbs, organisationsCrumb, unitCrumbs } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface OrganisationFormProps extends Filled {
  readonly context: PageContext
  readonly organisation: Organisation | undefined
}

/** Part of the municipality or another authority: chosen by hand, with what follows from it in words. */
export function organisationFormView({ context, organisation, ...filled }: OrganisationFormProps): View {
  const { language } = context
  const t = text(language)
  const stored: Typed = organisation
    ? {
        name: organisation.name,
        kind: organisation.kind,
        authority: organisation.municipal ? 'municipal' : 'another',
      }
    : {}
  const field = fieldsOf(language, filled.typed ?? stored, filled.errors)
  return formView({
    context,
    title: t(organisation ? 'editOrganisation' : 'addOrganisation'),
    breadcrumb: organisation ? organisationCrumbs(organisation, language) : organisationsCrumb(language),
    errors: filled.errors,
    version: organisation && versionFor(organisation.version, filled),
    children: (
      <>
        <TextInput {...field('name')} label={t('columnName')} maxLength={longest.name} />
        <Radios
          {...field('kind')}
          label={t('columnKind')}
          choices={organisationKinds.map((value) => ({
            value,
            label: organisationKindName(value, language),
          }))}
        />
        <Radios
          {...field('authority')}
          label={t('whichAuthority')}
          choices={[
            { value: 'municipal', label: authorityName(true, language), hint: t('municipalMeans') },
            { value: 'another', label: authorityName(false, language), hint: t('anotherMeans') },
          ]}
        />
      </>
    ),
    submit: t('save'),
    backHref: organisation
      ? href(paths.organisation, language, { organisation: organisation.id })
      : href(paths.organisations, language),
  })
}

interface ClosingProps extends Filled {
  readonly context: PageContext
  readonly what: 'organisation' | 'unit'
  readonly name: string
  readonly backHref: string
}

/** Nothing is deleted: from a day on nobody has anything through it. */
export function closingView({ context, what, name, backHref, typed, errors }: ClosingProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { on: localDate(context.now) }, errors)
  return formView({
    context,
    title: t('closeTitle', { name }),
    breadcrumb: organisationsCrumb(language),
    errors,
    intro: <p>{t(what === 'organisation' ? 'closeOrganisationText' : 'closeUnitText')}</p>,
    children: <DateInput {...field('on')} label={t('firstDayWithout')} hint={t('firstDayWithoutHint')} />,
    submit: t('closeSubmit'),
    kind: 'warning',
    backHref,
  })
}

interface UnitFormProps extends Filled {
  readonly context: PageContext
  readonly organisation: Organisation
}

export function unitFormView({ context, organisation, typed, errors }: UnitFormProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('addUnit'),
    breadcrumb: organisationCrumbs(organisation, language),
    errors,
    children: (
      <>
        <TextInput {...field('name')} label={t('columnName')} maxLength={longest.unit} />
        <Radios
          {...field('kind')}
          label={t('columnKind')}
          choices={unitKinds.map((value) => ({ value, label: unitKindName(value, language) }))}
        />
      </>
    ),
    submit: t('save'),
    backHref: href(paths.organisation, language, { organisation: organisation.id }),
  })
}

interface UnitEditProps extends Filled {
  readonly context: PageContext
  readonly unit: Unit
}

export function unitEditView({ context, unit, ...filled }: UnitEditProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled.typed ?? { name: unit.name }, filled.errors)
  return formView({
    context,
    title: t('editUnit'),
    breadcrumb: unitCrumbs(unit, language),
    errors: filled.errors,
    version: versionFor(unit.version, filled),
    children: <TextInput {...field('name')} label={t('columnName')} maxLength={longest.unit} />,
    submit: t('save'),
    backHref: href(paths.unit, language, { unit: unit.id }),
  })
}
