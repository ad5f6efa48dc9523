import {
  type Edition,
  mayRearrange,
  type Passage,
  type TakingBack,
  whyLocked,
} from '../../features/strategy/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { changeList } from './changes.ts'
import type { Filled } from './form-pages.ts'
import { formView, versionFor } from './form-view.tsx'
import { passageCrumbs, passageTitle } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface WithdrawProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly passage: Passage
  readonly withdrawn: boolean
}

/** Takes a passage out of a draft, or puts it back. */
export function withdrawView({ context, edition, passage, withdrawn, typed, errors }: WithdrawProps): View {
  const { language } = context
  const t = text(language)
  const open = mayRearrange(edition.state)
  return formView({
    context,
    title: t(withdrawn ? 'withdrawTitle' : 'restoreTitle', { name: passageTitle(passage, language) }),
    breadcrumb: passageCrumbs(edition, passage, language),
    errors,
    version: versionFor(passage.version, typed, errors),
    intro: <p>{open ? t(withdrawn ? 'withdrawText' : 'restoreText') : t('locked_edition')}</p>,
    submit: t(withdrawn ? 'toWithdraw' : 'toRestore'),
    kind: withdrawn ? 'warning' : 'primary',
    backHref: href(paths.passage, language, { edition: edition.id, passage: passage.id }),
    ready: open,
  })
}

interface TakeBackProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly plan: TakingBack
}

/** Shows the words as they are and as they would be again. */
export function takeBackView({ context, edition, plan, typed, errors }: TakeBackProps): View {
  const { language } = context
  const t = text(language)
  const { passage, changes } = plan
  const why = whyLocked(passage.kind, edition.state)
  return formView({
    context,
    title: t('takeBackTitle'),
    breadcrumb: passageCrumbs(edition, passage, language),
    errors,
    version: versionFor(passage.version, typed, errors),
    intro: why ? (
      <p>{t(`locked_${why}`)}</p>
    ) : changes.length === 0 ? (
      <p>{t('takeBackNothing')}</p>
    ) : (
      <>
        <p>{t('takeBackText')}</p>
        {changeList(changes, language, { from: t('now'), to: t('thenAgain') })}
      </>
    ),
    submit: t('takeBackSubmit'),
    backHref: href(paths.passage, language, { edition: edition.id, passage: passage.id }),
    ready: !why && changes.length > 0,
  })
}
