import { reasonName, reasons } from '../../features/access/index.ts'
import {
  canaryIsLate,
  type LogState,
  type Look,
  type LookKind,
  lookKinds,
  sealsAreLate,
} from '../../features/log-control/index.ts'
import { storedRoleName } from '../../features/users/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDateTime } from '../../platform/time.ts'
import { KeyPages, Notice, Tag } from '../../ui/content.tsx'
import { DateInput, FormActions, HiddenField, Select, SubmitButton } from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export const logPageLength = 50

/** What is searched for. */
export interface LogWish {
  readonly personId: string | undefined
  readonly actorId: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly kind: LookKind
}

interface LogProps {
  readonly context: PageContext
  readonly wish: LogWish
  /** One more than a page holds tells that there are older ones. */
  readonly looks: readonly Look[]
  readonly people: ReadonlyMap<string, string>
  readonly users: readonly { readonly id: string; readonly name: string }[]
  readonly state: LogState
}

/** Who looked at whom, and how the log itself stands. */
export function logView(props: LogProps): View {
  const { context, looks, wish } = props
  const { language } = context
  const t = text(language)
  const shown = looks.slice(0, logPageLength)
  const last = looks.length > logPageLength ? shown.at(-1) : undefined
  return {
    title: t('log'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: (
      <>
        <h1>{t('log')}</h1>
        <p>{t('logIntro')}</p>
        <State {...props} />
        <SearchForm {...props} />
        {shown.length > 0 ? lookTable(props, shown) : <p>{t('noLooks')}</p>}
        {KeyPages({ language, ...(last ? { nextHref: nextAddress(language, wish, last.id) } : {}) })}
      </>
    ),
  }
}

function nextAddress(language: Language, wish: LogWish, before: string): string {
  const query = new URLSearchParams({ kind: wish.kind, before })
  if (wish.personId) query.set('person', wish.personId)
  if (wish.actorId) query.set('actor', wish.actorId)
  if (wish.from) query.set('from', wish.from)
  if (wish.to) query.set('to', wish.to)
  return `${href(paths.log, language)}?${query.toString()}`
}

/** A canary that did not come, or seals that stand still, mean that the log may not be whole (T-23, T-24). */
function State({ context: { language, now }, state }: LogProps) {
  const t = text(language)
  const canary = state.newestCanary
    ? t('canaryAt', { at: longDateTime(state.newestCanary, language) })
    : t('canaryNever')
  const seals = t('sealsAre', { seals: state.seals, waiting: state.waiting })
  const late = canaryIsLate(state, now) || sealsAreLate(state, now)
  return late ? (
    Notice({ language, kind: 'warning', heading: t('logsLate'), children: `${canary} ${seals}` })
  ) : (
    <p>{`${canary} ${seals}`}</p>
  )
}

function SearchForm({ context: { language }, wish, users, people }: LogProps) {
  const t = text(language)
  return (
    <form method="get" action={href(paths.log, language)}>
      {wish.personId ? (
        <>
          <HiddenField name="person" value={wish.personId} />
          <p>{t('logOfPerson', { name: people.get(wish.personId) ?? t('thisPerson') })}</p>
        </>
      ) : (
        <p>
          <a href={href(paths.findPerson, language)}>{t('logFindPerson')}</a>
        </p>
      )}
      <Select
        language={language}
        name="actor"
        label={t('whoLooked')}
        placeholder
        value={wish.actorId ?? ''}
        choices={users.map(({ id, name }) => ({ value: id, label: name }))}
        required={false}
      />
      <Select
        language={language}
        name="kind"
        label={t('whichLooks')}
        value={wish.kind}
        choices={lookKinds.map((kind) => ({ value: kind, label: t(`looks_${kind}`) }))}
      />
      <DateInput
        language={language}
        name="from"
        label={t('fromDay')}
        value={wish.from ?? ''}
        required={false}
      />
      <DateInput language={language} name="to" label={t('toDay')} value={wish.to ?? ''} required={false} />
      <FormActions>
        <SubmitButton>{t('search')}</SubmitButton>
      </FormActions>
    </form>
  )
}

function lookTable(props: LogProps, looks: readonly Look[]) {
  const { language } = props.context
  const t = text(language)
  return table<Look>({
    caption: t('looksCaption'),
    rows: looks,
    columns: [
      { heading: t('when'), cell: (look) => longDateTime(look.at, language) },
      { heading: t('whoLooked'), cell: (look) => whoOf(look, language) },
      { heading: t('whom'), cell: (look) => whomOf(look, props) },
      { heading: t('what'), cell: (look) => `${look.page} (${look.action})` },
      { heading: t('why'), cell: (look) => whyOf(look, language) },
      { heading: t('result'), cell: (look) => resultOf(look, language) },
    ],
  })
}

function whoOf(look: Look, language: Language): string {
  const t = text(language)
  const who = look.actorName ?? look.system ?? t('notSignedIn')
  const roles = look.roles.map((role) => storedRoleName(role, language)).join(', ')
  const as = look.seenAs === null ? '' : ` ${t('sawAs', { name: look.seenAs })}`
  return `${who}${roles === '' ? '' : ` (${roles})`}${as}`
}

function whomOf({ subjects }: Look, { people, context: { language } }: LogProps): string {
  const t = text(language)
  if (subjects.length === 0) return '–'
  const names = subjects.slice(0, 3).map((id) => people.get(id) ?? t('protectedOrGone'))
  const more = subjects.length - names.length
  return more > 0 ? `${names.join(', ')} ${t('andMore', { more })}` : names.join(', ')
}

function whyOf({ reasons: held, purpose }: Look, language: Language): string {
  const words = held.map((one) => {
    const known = reasons.find((reason) => reason === one)
    return known ? reasonName(known, language) : one
  })
  return [...words, ...(purpose === null ? [] : [purpose])].join('. ') || '–'
}

function resultOf({ result, action, reasons: held }: Look, language: Language) {
  const t = text(language)
  if (result === 'refused') return Tag({ kind: 'attention', children: t('refused') })
  if (action === 'break_glass' || held.includes('break_glass'))
    return Tag({ kind: 'attention', children: t('breakGlass') })
  return t(result === 'failed' ? 'failed' : 'shown')
}
