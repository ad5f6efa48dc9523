import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Finished, escaped HTML: what every component gives and every component takes as content. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** What may stand inside a component: text (which is escaped) or finished HTML. */
export type Content = Child | Markup

/** A link in a menu, a breadcrumb or a footer. */
export interface Link {
  readonly href: string
  readonly label: string
  readonly current?: boolean
}
