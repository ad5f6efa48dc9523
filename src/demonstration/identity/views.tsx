import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { CastMember } from '../../../test/cast.ts'
import { catalogue } from '../../platform/text/catalogue.ts'
import { type Language, otherLanguage } from '../../platform/text/language.ts'
import type { Dialect } from './options.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

/** One button for each person, in one form: it works without JavaScript, by keyboard and by voice. */
export function choicePage(choice: {
  language: Language
  dialect: Dialect
  members: readonly CastMember[]
  action: string
}): Promise<string> {
  const { language, dialect, members, action } = choice
  const t = text(language)
  return page(language, t('title'), <OtherLanguage language={language} />, [
    <p class="note">{t('demonstration')}</p>,
    <form method="post" action={action}>
      <h2 id="people">{t(dialect)}</h2>
      <ul aria-labelledby="people">
        {members.map((member) => (
          <li>
            <button type="submit" name="person" value={member.key}>
              <span class="name">{member.name}</span>
              <span class="about">{member.description[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>,
    <p>
      <a href={`${action}/cancel`}>{t('cancel')}</a>
    </p>,
  ])
}

/** Errors and the end of a session: a heading and a sentence that says what to do. */
export function messagePage(language: Language, message: 'gone' | 'notFound' | 'signedOut'): Promise<string> {
  const t = text(language)
  return page(language, t(`${message}Title`), null, <p>{t(message)}</p>)
}

const OtherLanguage = ({ language }: { language: Language }) => {
  const other = otherLanguage(language)
  return (
    <a href={`?language=${other}`} lang={other} hreflang={other}>
      {text(language)('otherLanguage')}
    </a>
  )
}

async function page(language: Language, title: string, aside: Child, main: Child): Promise<string> {
  const document = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – ${text(language)('site')}`}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <p>{text(language)('site')}</p>
          {aside}
        </header>
        <main>
          <h1>{title}</h1>
          {main}
        </main>
      </body>
    </html>
  )
  return String(await html`<!doctype html>${document}`)
}
