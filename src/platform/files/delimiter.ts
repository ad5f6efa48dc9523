/** What stands most often between the cells of the first line, outside quotes; Danish spreadsheets write semicolons. */
export function delimiterOf(firstLine: string): string {
  const outside = firstLine.replaceAll(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((mark) => ({ mark, times: outside.split(mark).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark
}
