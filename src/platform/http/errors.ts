/** There is no such thing, or the actor may not know that there is: both look the same. */
export class NotFound extends Error {}

/** The actor may know that it exists, and may not do this. */
export class Forbidden extends Error {}

/** A form of somebody whose session has run out meanwhile. */
export class SessionOver extends Forbidden {}

/** A grave step of somebody who has to show once more who they are, and who has written something. */
export class SignInFirst extends Forbidden {
  /** Where they do that. */
  readonly at: string

  constructor(at: string) {
    super('sign in again first')
    this.at = at
  }
}

/** A form that our own pages did not send: refused before it is read. */
export class ForgedRequest extends Forbidden {}

/** A form of the same person, from before they signed in again: shown once more, with the token of the session they have now. */
export class SignedInSince extends ForgedRequest {}

/** A form that was made for somebody else, who was signed in here before. */
export class OthersForm extends ForgedRequest {}

/** The row in the access log could not be written, so nothing is shown (trust requirement T-20). */
export class LogUnwritable extends Error {}

/** More than a form may carry. */
export class TooLarge extends Error {}

/** More often than one may (trust requirement T-30). */
export class TooMany extends Error {
  /** After so many seconds it may be tried again. */
  readonly seconds: number

  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

/** What a form's field is called, and what to do about it, in the reader's language. */
export type FieldErrors = Readonly<Record<string, string>>

/** What somebody sent cannot be used. Everything they typed is kept and shown again. */
export class Invalid extends Error {
  readonly fields: FieldErrors

  constructor(fields: FieldErrors) {
    super('invalid input')
    this.fields = fields
  }
}

/** Somebody else changed it meanwhile. The sentence says who and what; the typed text is kept. */
export class Conflict extends Error {
  readonly sentence: string

  constructor(sentence: string) {
    super('conflict')
    this.sentence = sentence
  }
}
