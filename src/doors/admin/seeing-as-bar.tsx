import type { FrameContext, Html } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { CsrfField, SubmitButton } from '../../ui/forms.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** On every page while an administrator sees as somebody else: that they do, and the way back. */
export function seeingAsBar({ actor, language, formToken }: FrameContext): Html | undefined {
  if (actor.kind !== 'person' || !actor.seesAs) return undefined
  const t = text(language)
  return (
    <>
      <p>{t('bar', { name: actor.seesAs.name })}</p>
      <form method="post" action={href(paths.endSeeingAs, language)}>
        <CsrfField token={formToken} />
        <SubmitButton kind="secondary">{t('barEnd')}</SubmitButton>
      </form>
    </>
  )
}
