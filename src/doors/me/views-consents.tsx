import { categoryName } from '../../features/access/index.ts'
import type { Consent, Sharing } from '../../features/consents/index.ts'
import type { FieldErrors } from '../../platform/http/errors.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { CsrfField, ErrorSummary, FormActions, SubmitButton, titleWithErrors } from '../../ui/forms.tsx'
import type { Opened } from './access.ts'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface ConsentProps {
  readonly context: PageContext
  readonly opened: Opened
  readonly faults: FieldErrors
  readonly asked: readonly Sharing[]
  readonly given: readonly Consent[]
}

/** What somebody is asked to share, what they said yes to, and what the law lets others have without asking (L-05). */
export function consentsView({ context, opened, asked, given, faults }: ConsentProps): View {
  const { language, query } = context
  const t = text(language)
  const errors = Object.values(faults).map((message) => ({ message }))
  const holding = given.filter(({ holds }) => holds)
  const over = given.filter(({ holds }) => !holds)
  return {
    title: titleWithErrors(language, t('consentTitle'), errors),
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: (
        <>
          <ErrorSummary language={language} errors={errors} />
          {doneNotice(query, language)}
        </>
      ),
      title: t('consentTitle'),
      children: (
        <>
          <p>{t('consentText')}</p>
          {asked.length > 0 ? <Asked context={context} asked={asked} /> : null}
          <section aria-labelledby="given">
            <h2 id="given">{t('consentGiven')}</h2>
            {holding.length === 0 ? <p>{t('consentNone')}</p> : null}
            {holding.map((one) => (
              <Given context={context} consent={one} />
            ))}
          </section>
          {over.length > 0 ? (
            <section aria-labelledby="over">
              <h2 id="over">{t('consentOver')}</h2>
              {over.map((one) => (
                <Scope context={context} sharing={one}>
                  {one.withdrawnAt
                    ? t('consentWithdrawn', { date: longDate(localDate(one.withdrawnAt), language) })
                    : t('consentUntil', { date: longDate(one.until, language) })}
                </Scope>
              ))}
            </section>
          ) : null}
          <section aria-labelledby="law">
            <h2 id="law">{t('lawTitle')}</h2>
            <p>{t('lawText')}</p>
          </section>
        </>
      ),
    }),
  }
}

function Asked({ context, asked }: { context: PageContext; asked: readonly Sharing[] }) {
  const { language, formToken } = context
  const t = text(language)
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('consentAsked')}</h2>
      {asked.map((one) => (
        <Scope context={context} sharing={one}>
          <p>{t('consentUntil', { date: longDate(one.until, language) })}</p>
          <p>{t('consentAskedText')}</p>
          <form method="post" action={href(paths.answerConsent, language, { question: one.id })}>
            <CsrfField token={formToken} once={newReceiptKey()} />
            <FormActions>
              <SubmitButton kind="secondary" name="answer" value="yes">
                {t('consentYes')}
              </SubmitButton>
              <SubmitButton kind="secondary" name="answer" value="no">
                {t('consentNo')}
              </SubmitButton>
            </FormActions>
          </form>
        </Scope>
      ))}
    </section>
  )
}

function Given({ context, consent }: { context: PageContext; consent: Consent }) {
  const { language, formToken } = context
  const t = text(language)
  const { receiver, givenAt, until, id } = consent
  return (
    <Scope context={context} sharing={consent}>
      <p>
        {t('consentSince', { date: longDate(localDate(givenAt), language) })}{' '}
        {t('consentUntil', { date: longDate(until, language) })}
      </p>
      <form method="post" action={href(paths.withdraw, language, { consent: id })}>
        <CsrfField token={formToken} once={newReceiptKey()} />
        <FormActions>
          <SubmitButton kind="secondary">{t('withdraw')}</SubmitButton>
        </FormActions>
        <p>{t('withdrawHint', { receiver })}</p>
      </form>
    </Scope>
  )
}

/** To whom, what, what for and on which law: the same words before the answer and after it. */
function Scope(props: { context: PageContext; sharing: Sharing; children?: unknown }) {
  const { context, sharing } = props
  const { language } = context
  const t = text(language)
  const what = sharing.categories.map((category) => categoryName(category, language)).join(', ')
  return (
    <div class="consent">
      <h3>{t('consentTo', { receiver: sharing.receiver })}</h3>
      <p>{t('consentWhat', { what })}</p>
      <p>
        {t('consentWhy', { purpose: sharing.purpose })} ({sharing.law[language]})
      </p>
      {props.children}
    </div>
  )
}
