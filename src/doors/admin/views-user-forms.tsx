import { longest } from '../../features/administration/index.ts'
import type { Organisation, Unit } from '../../features/organisations/index.ts'
import { type Assignment, givenRoles, storedRoleName, type User } from '../../features/users/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { DateInput, Radios, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { userCrumbs, usersCrumb } from './parts.ts'
import { paths } from './paths.ts'
import type { AdminServices } from './services.ts'
import { text } from './text.ts'

interface AwaitProps extends Filled {
  readonly context: PageContext
  readonly providers: AdminServices['providers']
}

/** Somebody is entered before they first sign in. Nobody gets a password: their provider vouches for them. */
export function awaitView({ context, providers, typed, errors }: AwaitProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('awaitUser'),
    breadcrumb: usersCrumb(language),
    errors,
    intro: (
      <>
        <p>{t('noPasswords')}</p>
        <p>{t('awaitText')}</p>
      </>
    ),
    children: (
      <>
        <Radios
          {...field('provider')}
          label={t('provider')}
          choices={providers.map(({ id, label }) => ({ value: id, label: label[language] }))}
        />
        <TextInput
          {...field('subject')}
          label={t('subject')}
          hint={t('subjectHint')}
          maxLength={longest.subject}
        />
        <TextInput {...field('name')} label={t('columnName')} maxLength={longest.name} />
      </>
    ),
    submit: t('awaitSubmit'),
    backHref: href(paths.users, language),
  })
}

interface UserFormProps extends Filled {
  readonly context: PageContext
  readonly user: User
}

export function suspendView({ context, user, typed, errors }: UserFormProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('suspendTitle', { name: user.name }),
    breadcrumb: userCrumbs(user, language),
    errors,
    intro: <p>{t('suspendText')}</p>,
    children: <TextArea {...field('because')} label={t('because')} maxLength={longest.because} />,
    submit: t('suspend'),
    kind: 'warning',
    backHref: href(paths.user, language, { user: user.id }),
  })
}

export function liftView({ context, user, errors }: UserFormProps): View {
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('liftTitle', { name: user.name }),
    breadcrumb: userCrumbs(user, language),
    errors,
    intro: <p>{t('liftText')}</p>,
    submit: t('lift'),
    backHref: href(paths.user, language, { user: user.id }),
  })
}

export function leaveView(props: UserFormProps & { readonly people: number }): View {
  const { context, user, typed, errors, people } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { on: localDate(context.now) }, errors)
  return formView({
    context,
    title: t('leaveTitle', { name: user.name }),
    breadcrumb: userCrumbs(user, language),
    errors,
    intro: (
      <>
        <p>{t('leaveText')}</p>
        <p>{t('leavePeople', { people })}</p>
      </>
    ),
    children: <DateInput {...field('on')} label={t('firstDayGone')} hint={t('firstDayWithoutHint')} />,
    submit: t('leave'),
    kind: 'warning',
    backHref: href(paths.user, language, { user: user.id }),
  })
}

interface RoleFormProps extends UserFormProps {
  readonly organisations: readonly Organisation[]
  readonly units: readonly Unit[]
}

/** A role is given with its limits: where, how long, and why (trust requirement T-04). */
export function roleFormView({ context, user, organisations, units, typed, errors }: RoleFormProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { from: localDate(context.now) }, errors)
  return formView({
    context,
    title: t('giveRoleTo', { name: user.name }),
    breadcrumb: userCrumbs(user, language),
    errors,
    intro: <p>{t('giveRoleText')}</p>,
    children: (
      <>
        <Select
          {...field('role')}
          label={t('role')}
          placeholder
          choices={givenRoles.map((role) => ({ value: role, label: storedRoleName(role, language) }))}
        />
        <Select
          {...field('organisation')}
          label={t('organisation')}
          placeholder
          choices={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          {...field('unit')}
          label={t('onlyUnit')}
          hint={t('onlyUnitHint')}
          placeholder
          required={false}
          choices={units.map(({ id, name, organisation }) => ({
            value: id,
            label: `${organisation}: ${name}`,
          }))}
        />
        <DateInput {...field('from')} label={t('fromDay')} />
        <DateInput {...field('until')} label={t('firstDayWithout')} hint={t('untilHint')} required={false} />
        <TextArea
          {...field('because')}
          label={t('because')}
          hint={t('becauseHint')}
          maxLength={longest.because}
        />
      </>
    ),
    submit: t('giveRole'),
    backHref: href(paths.user, language, { user: user.id }),
  })
}

interface RoleDateProps extends UserFormProps {
  readonly assignment: Assignment
  readonly step: 'end' | 'extend'
}

export function roleDateView({ context, user, assignment, step, typed, errors }: RoleDateProps): View {
  const { language } = context
  const t = text(language)
  const day = step === 'end' ? localDate(context.now) : (assignment.validUntil ?? '')
  const field = fieldsOf(language, typed ?? { on: day }, errors)
  const named = { role: storedRoleName(assignment.role, language), name: user.name }
  return formView({
    context,
    title: t(step === 'end' ? 'endRoleTitle' : 'extendRoleTitle', named),
    breadcrumb: userCrumbs(user, language),
    errors,
    intro: <p>{t(step === 'end' ? 'endRoleText' : 'extendRoleText')}</p>,
    children: <DateInput {...field('on')} label={t('firstDayWithout')} hint={t('firstDayWithoutHint')} />,
    submit: t(step === 'end' ? 'endRole' : 'extendRole'),
    kind: step === 'end' ? 'warning' : 'primary',
    backHref: href(paths.user, language, { user: user.id }),
  })
}

/** Seeing as somebody else: for a reason, for as long as the session, and changing nothing. */
export function seeAsView({ context, user, typed, errors }: UserFormProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('seeAs', { name: user.name }),
    breadcrumb: userCrumbs(user, language),
    errors,
    intro: <p>{t('seeAsText', { name: user.name })}</p>,
    children: <TextArea {...field('because')} label={t('because')} maxLength={longest.because} />,
    submit: t('seeAsSubmit'),
    backHref: href(paths.user, language, { user: user.id }),
  })
}
