import type { LapsingRight } from '../../features/access-review/index.ts'
import { storedRoleName } from '../../features/users/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import {
  Checkboxes,
  CsrfField,
  ErrorSummary,
  FormActions,
  HiddenField,
  listErrors,
  SubmitButton,
  titleWithErrors,
} from '../../ui/forms.tsx'
import { doneNotice, frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface ReviewProps {
  readonly context: PageContext
  readonly rights: readonly LapsingRight[]
  readonly errors: FormErrors
}

/** A form carries so many at most; the next ones come up when these are confirmed. */
const most = 100

/** The half-yearly question: who still needs what they may do? What nobody confirms lapses by itself (L-16). */
export function reviewView({ context, rights, errors }: ReviewProps): View {
  const { language, actor } = context
  const t = text(language)
  const faults = listErrors(errors.fields, errors.conflict)
  const mine = rights.filter((one) => one.mine).slice(0, most)
  const others = rights.filter((one) => !one.mine)
  const own = others.filter((one) => actor.kind === 'person' && one.actorId === actor.id)
  return {
    title: titleWithErrors(language, t('review'), faults),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        {doneNotice(context)}
        <h1>{t('review')}</h1>
        <p>{t('reviewIntro')}</p>
        {own.length > 0
          ? Notice({ language, kind: 'warning', heading: t('ownRights'), children: t('ownRightsText') })
          : null}
        {mine.length > 0 ? (
          <Confirm context={context} rights={mine} errors={errors} />
        ) : (
          <p>{t('nothingLapses')}</p>
        )}
        {others.length > 0 ? (
          <>
            <h2>{t('othersConfirm')}</h2>
            <ul>
              {others.map((one) => (
                <li>{`${lineOf(one, language)} ${detailOf(one, language)}`}</li>
              ))}
            </ul>
          </>
        ) : null}
      </>
    ),
  }
}

function Confirm({ context, rights, errors }: ReviewProps) {
  const { language, formToken } = context
  const t = text(language)
  const address = href(paths.review, language)
  return (
    <>
      <form method="post" action={address} novalidate>
        <CsrfField token={formToken} once={newReceiptKey()} />
        <Checkboxes
          language={language}
          name="rights"
          label={t('reviewLabel')}
          error={errors.fields.rights}
          choices={rights.map((one) => ({
            value: one.id,
            label: lineOf(one, language),
            hint: detailOf(one, language),
          }))}
        />
        <FormActions>
          <SubmitButton>{t('confirmChosen')}</SubmitButton>
        </FormActions>
      </form>
      <form method="post" action={address}>
        <CsrfField token={formToken} once={newReceiptKey()} />
        <HiddenField name="rights" value={rights.map(({ id }) => id).join(',')} />
        <FormActions>
          <SubmitButton kind="secondary">{t('confirmAll', { rights: rights.length })}</SubmitButton>
        </FormActions>
      </form>
    </>
  )
}

const lineOf = ({ name, role, organisation, unit }: LapsingRight, language: Language): string =>
  `${name}: ${storedRoleName(role, language)}, ${unit === null ? organisation : `${organisation}, ${unit}`}`

function detailOf({ lapsesOn, lastSignedInAt }: LapsingRight, language: Language): string {
  const t = text(language)
  const here = lastSignedInAt
    ? t('lastHereOn', { on: longDate(localDate(lastSignedInAt), language) })
    : `${t('neverHere')}.`
  return `${t('lapses', { on: longDate(lapsesOn, language) })} ${here}`
}
