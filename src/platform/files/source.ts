/**
 * Bytes that can be read from the beginning as often as somebody asks, a piece at a time: what a file is in is judged
 * by one reading, and taken from another, and neither holds it whole.
 */
export interface FileSource {
  open(): AsyncIterable<Uint8Array>
}
