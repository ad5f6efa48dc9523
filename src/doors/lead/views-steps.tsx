import {
  type Decision,
  type Edition,
  type EditionState,
  type EditionTable,
  missingFor,
  type Passage,
  statesAfter,
  type WordingMatch,
} from '../../features/strategy/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Details } from '../../ui/content.tsx'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { formView, versionFor } from './form-view.tsx'
import { editionCrumbs, editionName, passageTitle } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface MoveProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly to: EditionState
  readonly decisions: readonly Decision[]
  readonly working: Edition | undefined
  readonly today: string
}

/** Says what a step means before it is recorded. */
export function moveView(props: MoveProps): View {
  const { context, edition, to, decisions, working, today, typed, errors } = props
  const { language } = context
  const t = text(language)
  const name = editionName(edition, language)
  const follows = statesAfter(edition.state).includes(to)
  const missing = missingFor(to, edition, decisions, today).map((one) => t(`missing_${one}`))
  const supersedes = to === 'in_force' && working && working.id !== edition.id
  return formView({
    context,
    title: t(`move_${to}`),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    version: versionFor(edition.version, typed, errors),
    intro: (
      <>
        <p>{follows ? t(`moveText_${to}`, { name }) : t('conflictWrongStep')}</p>
        {to === 'approved' ? <Approvals decisions={decisions} language={language} /> : null}
        {supersedes ? <p>{t('supersedes', { name: editionName(working, language) })}</p> : null}
        {missing.map((words) => (
          <p>
            <strong>{words}</strong>
          </p>
        ))}
      </>
    ),
    submit: t('confirmStep'),
    backHref: href(paths.edition, language, { edition: edition.id }),
    ready: follows && missing.length === 0,
  })
}

function Approvals({ decisions, language }: { decisions: readonly Decision[]; language: Language }) {
  const t = text(language)
  const approvals = decisions.filter(({ kind, on }) => kind === 'approved' && on !== null)
  return (
    <ul>
      {approvals.map(({ body, on, caseNumber }) => (
        <li>
          {t('approvedBy', { body: body[language], on: longDate(on ?? '', language) })}
          {caseNumber ? ` ${t('withCase', { caseNumber })}` : ''}
        </li>
      ))}
    </ul>
  )
}

interface WordingProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly passages: readonly Passage[]
}

/** Approves the adopted wording, or ends the approval. */
export function wordingView({ context, edition, passages, typed, errors }: WordingProps): View {
  const { language } = context
  const t = text(language)
  const approved = edition.wordingApprovedOn !== null
  const count = passages.filter(({ official }) => official !== null).length
  return formView({
    context,
    title: t(approved ? 'toEndWording' : 'toWording'),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    version: versionFor(edition.version, typed, errors),
    intro: (
      <>
        <p>{t('wordingCount', { count, all: passages.length })}</p>
        <p>{t(approved ? 'endWordingText' : 'wordingText')}</p>
      </>
    ),
    submit: t(approved ? 'endWordingSubmit' : 'wordingSubmit'),
    backHref: href(paths.edition, language, { edition: edition.id }),
    ready: approved || count > 0,
  })
}

interface TakeOverProps extends Filled {
  readonly context: PageContext
  /** The imported draft. */
  readonly edition: Edition
  readonly working: Edition
  readonly imported: boolean
  readonly match: WordingMatch
  readonly tables: readonly EditionTable[]
}

/** The imported wording beside the working edition's passages, before anything is taken over. */
export function takeOverView(props: TakeOverProps): View {
  const { context, edition, working, imported, match, tables, typed, errors } = props
  const { language } = context
  const t = text(language)
  const name = editionName(working, language)
  const changed = match.pairs.filter((pair) => pair.changed)
  return formView({
    context,
    title: t('takeOverTitle'),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    version: versionFor(working.version, typed, errors),
    intro: imported ? (
      <>
        <p>{t('takeOverText', { name })}</p>
        <ul>
          <li>{t('takeOverChanged', { count: changed.length })}</li>
          <li>{t('takeOverSame', { count: match.pairs.length - changed.length })}</li>
          <li>{t('takeOverTables', { count: tables.length })}</li>
        </ul>
      </>
    ) : (
      <p>{t('takeOverNotImported')}</p>
    ),
    submit: t('takeOverSubmit'),
    backHref: href(paths.edition, language, { edition: edition.id }),
    ready: imported && match.pairs.length > 0,
    children: <Comparison match={match} language={language} />,
  })
}

function Comparison({ match, language }: { match: WordingMatch; language: Language }) {
  const t = text(language)
  return (
    <>
      <Unmatched
        id="only-imported"
        heading={t('onlyImported')}
        list={match.onlyImported}
        language={language}
      />
      <Unmatched id="only-working" heading={t('onlyWorking')} list={match.onlyWorking} language={language} />
      <h2>{t('matched')}</h2>
      {table({
        caption: t('matched'),
        rows: match.pairs,
        columns: [
          { heading: t('columnPassage'), cell: ({ working }) => passageTitle(working, language) },
          { heading: t('columnShort'), cell: ({ working }) => working.short?.[language] ?? t('nothing') },
          {
            heading: t('columnOfficial'),
            cell: ({ imported }) => <span lang="da">{imported.official}</span>,
          },
        ],
      })}
    </>
  )
}

function Unmatched(props: { id: string; heading: string; list: readonly Passage[]; language: Language }) {
  const { id, heading, list, language } = props
  const t = text(language)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {list.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        Details({
          summary: t('showAll', { count: list.length }),
          children: (
            <ul>
              {list.map((passage) => (
                <li>{passageTitle(passage, language)}</li>
              ))}
            </ul>
          ),
        })
      )}
    </section>
  )
}
