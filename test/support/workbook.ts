import { inflateRawSync } from 'node:zlib'

/** One file out of a workbook: what stands in it, unpacked. */
export function partOf(book: Uint8Array, name: string): string {
  const buffer = Buffer.from(book)
  const central = buffer.lastIndexOf(name)
  const header = central - 46
  const packed = buffer.readUInt32LE(header + 20)
  const local = buffer.readUInt32LE(header + 42)
  const begin = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
  const bytes = buffer.subarray(begin, begin + packed)
  return (buffer.readUInt16LE(header + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
}
