/** Why something that was sent cannot be used. Each has a sentence in the catalogue that says what to do about it. */
export type UnreadableReason =
  | 'missing'
  | 'empty'
  | 'wrongType'
  | 'spreadsheet'
  | 'notText'
  | 'archiveTooLarge'
  | 'archiveUnsafe'
  | 'archiveBroken'
  | 'archiveNotOne'
  | 'brokenTable'
  | 'tableTooLarge'
  | 'infected'
  | 'unchecked'

export class Unreadable extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason) {
    super(`an upload cannot be read: ${reason}`)
    this.reason = reason
  }
}
