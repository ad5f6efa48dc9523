import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { z } from 'zod'
import type { Actor, Municipality, PersonActor, Role } from '../access/actor.ts'
import type { Trail } from '../audit/trail.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import type { LimitName } from '../limits/rules.ts'
import type { Language } from '../text/language.ts'
import type { UploadedFile } from '../uploads/uploaded-file.ts'
import type { FieldErrors } from './errors.ts'
import type { Path } from './path.ts'

/** HTML that is already escaped: what the `html` tag and JSX give. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Who may see a page, with a name for the committed list of routes and roles. */
export interface Access {
  readonly name: string
  allows(actor: Actor): boolean
}

export const everyone: Access = { name: 'everyone', allows: () => true }
export const everyoneSignedIn: Access = {
  name: 'everyone signed in',
  allows: (actor) => actor.kind === 'person',
}

export const anyOf = (...allowed: [Role, ...Role[]]): Access => ({
  name: allowed.join(', '),
  allows: (actor) => actor.kind === 'person' && actor.roles.some((role) => allowed.includes(role)),
})

/**
 * Only for somebody who showed who they are a few minutes ago (`recent-sign-in.ts`); whoever did not is asked to, and
 * comes back to the address that they asked for, or to the page that has the button.
 */
export type RecentSignIn = 'back here' | Path

/** Whether opening a page is written in the access log; where it is not, why not. */
export type Audit = { readonly logged: true } | { readonly logged: false; readonly because: string }
export const logged: Audit = { logged: true }
export const notLogged = (because: string): Audit => ({ logged: false, because })

/** What the frame around every page needs, error pages included. */
export interface FrameContext {
  readonly language: Language
  readonly actor: Actor
  readonly municipality: Municipality
  /** The address asked for, without its query. */
  readonly pathname: string
  /** `https://host[:port]`, from the configuration and the municipality's own host names, never from a header. */
  readonly origin: string
  /** Bound to the visitor's session; every form carries it. */
  readonly formToken: string
  readonly demonstration: boolean
}

/** What a handler knows about the request. Nothing in it lets a handler query as somebody else. */
export interface PageContext extends FrameContext {
  /** Bound to the actor; read-only in `read` and `again`, read-write in `act`. */
  readonly db: ActorTransaction
  readonly query: URLSearchParams
  readonly now: Date
  readonly requestId: string
  /** Whom the page is about, for the access log. */
  readonly trail: Trail
  /** What came with a form that takes an upload. */
  readonly file?: UploadedFile | undefined
  /** Whether a page has this address that the actor's roles let in, as the registry has it: for links to it. */
  mayOpen(path: Path): boolean
}

/** A page's content; its door puts the frame around it. */
export interface View {
  readonly title: string
  readonly description?: string
  readonly main: Html
  readonly breadcrumb?: readonly { readonly href: string; readonly label: string }[]
  /** The same page in the other language, where its address has other values. */
  readonly alternates?: Readonly<Record<Language, string>>
  readonly status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  /** After how many seconds it may be tried again, where something stands in the way for now. */
  readonly retryAfter?: number
  /** Search engines are kept from drafts and personal pages. */
  readonly unlisted?: boolean
}

interface Registration<Params> {
  /** Names the page in logs and in the committed access list: `lead.edition`. */
  readonly id: string
  readonly path: Path
  readonly access: Access
  readonly audit: Audit
  /** How often it may be opened, where that is less often than anything else (trust requirement T-30). */
  readonly limit?: LimitName
  /** A grave step. */
  readonly recentSignIn?: RecentSignIn
  /** The parts of the path; what does not parse is a 404. */
  readonly params: z.ZodType<Params>
}

export interface PageDefinition<Params> extends Registration<Params> {
  read(context: PageContext, params: Params): Promise<View | Response>
}

export interface ActionDefinition<Params, Input> extends Registration<Params> {
  /** A file may come with the form (`enctype="multipart/form-data"`): see `readUploadedTable`. */
  readonly upload?: boolean
  /** A field may hold more than 10 KB (trust requirement T-40). */
  readonly longText?: boolean
  /** The shape of what is sent, with its faults in the visitor's language. */
  input(language: Language): z.ZodType<Input>
  /** One transaction. Returns where to go: always a 303 to a page that says what happened. */
  act(context: PageContext & { readonly actor: PersonActor }, params: Params, input: Input): Promise<string>
  /** The form once more, with everything typed kept and every error at its field. */
  again(context: PageContext, params: Params, typed: Typed, errors: FormErrors): Promise<View>
}

/** A form that asks and changes nothing: what it asks for may not stand in an address (a name, why somebody asks). */
export interface QuestionDefinition<Params, Input> extends Registration<Params> {
  input(language: Language): z.ZodType<Input>
  /** Reads only. The page stays at the form's own address, which opens with the question once more. */
  answer(context: PageContext, params: Params, input: Input): Promise<View>
  again(context: PageContext, params: Params, typed: Typed, errors: FormErrors): Promise<View>
}

export type Typed = Readonly<Record<string, string>>

export interface FormErrors {
  readonly fields: FieldErrors
  /** What somebody else did meanwhile, as a sentence. */
  readonly conflict?: string
}

/** A page or an action as the registry holds it. A route that is not registered does not exist. */
export interface Registered {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: Path
  readonly access: Access
  readonly audit: Audit
  /** What still works for an administrator who sees as somebody else: ending that, and signing out. */
  readonly whileSeeingAs?: true
  readonly limit?: LimitName
  readonly recentSignIn?: RecentSignIn
  readonly upload?: boolean
  readonly longText?: boolean
  run(request: RunRequest): Promise<Outcome>
}

/** What the pipeline hands to a registered route: it opens the transaction, the route asks for it. */
export interface RunRequest extends FrameContext {
  /** The request as it came, for the few endpoints that set a cookie or answer bytes. */
  readonly http: Context
  readonly language: Language
  readonly params: Readonly<Record<string, string>>
  /** What a form sent, without the fields of the platform's own (`_token`, `_once`). */
  readonly form: Typed
  /** The form's idempotency key. */
  readonly once: string | undefined
  readonly file: UploadedFile | undefined
  readonly requestId: string
  readonly trail: Trail
  inTransaction<Result>(
    mode: 'read only' | 'read write',
    work: (context: PageContext) => Promise<Result>,
  ): Promise<Result>
}

export type Outcome =
  // The cookie is for the page that somebody signs in from: its form needs a token, and so something to bind it to.
  | { readonly kind: 'view'; readonly view: View; readonly setCookie?: string | undefined }
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'redirect'; readonly to: string }
