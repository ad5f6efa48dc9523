/** A file that came with a form: what it is called is dropped at once, and what it is tells its content. */
export interface UploadedFile {
  /** The form's field, for a fault's place on the page. */
  readonly field: string
  readonly bytes: Uint8Array
  /** The virus scanner had something against it, or said nothing. Then there are no bytes. */
  readonly refused?: 'infected' | 'unchecked'
}
