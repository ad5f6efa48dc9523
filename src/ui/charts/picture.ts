import type { Content } from '../markup.ts'
import { chartWidth, linesOf } from './figure.ts'

/** The colours of the light page, for a picture that has no page around it; a test holds them to the stylesheet's. */
export const pictureColours = {
  ground: '#ffffff',
  words: '#1a1a1a',
  lines: '#707070',
  track: '#f5f5f5',
  series: ['#08519c', '#b35000', '#4d6b1f', '#6a51a3'],
} as const

const series = pictureColours.series
  .map(
    (colour, index) =>
      `.chart-series-${index + 1}{fill:${colour}}.chart-ribbon-${index + 1}{stroke:${colour}}`,
  )
  .join('')
const { ground, words, lines, track } = pictureColours
const [first, second] = pictureColours.series

/** What assets/_charts.scss says of the drawings, without the page's own properties. */
const style = `text{fill:${words};font:16px sans-serif;dominant-baseline:central}.chart-heading,.chart-value,.chart-caption{font-weight:600}.chart-heading{dominant-baseline:auto}.chart-centred{text-anchor:middle}.chart-end{text-anchor:end}.chart-halo{paint-order:stroke;stroke:${ground};stroke-width:4px;stroke-linejoin:round}${series}.chart-point{fill:${first}}.chart-band{fill:${first};fill-opacity:.2}.chart-course{fill:none;stroke:${first};stroke-width:3}.chart-course-other{stroke:${second};stroke-dasharray:6 4}.chart-ribbon{fill:none;stroke-opacity:.4}.chart-node{fill:${words}}.chart-track{fill:${track};stroke:${lines}}.chart-axis,.chart-connector,.chart-gap{fill:none;stroke:${lines}}.chart-gap{stroke-dasharray:3 4}.chart-target{fill:${ground};stroke:${second};stroke-width:3}.chart-target-line{stroke:${words};stroke-width:3}`

const lettersALine = 38
const lineHeight = 22
const margin = 12

/**
 * A chart's drawing as a file of its own (SVG), the first of some markup or the one with an id: with its caption to be seen, a ground, and all that it is drawn with. The mark *invented
 * data* stands inside the drawing already (`ChartProps.mark`). Throws when there is no drawing.
 */
export async function chartPicture(chart: Content, id?: string): Promise<string> {
  const markup = String(await chart)
  const named = id === undefined ? '' : `role="img" aria-labelledby="${id}-title `
  const opening = `${named}${between(markup, `<svg ${named}`, '>')}`
  const inside = between(markup, `${opening}>`, '</svg>')
  const tall = Number(between(opening, 'height="', '"'))
  // What stands in the markup is escaped already, so it goes into the file as it is.
  const caption = linesOf(between(between(inside, '<title', '</title>'), '>', ''), lettersALine)
  const above = caption.length * lineHeight + margin
  const [width, height] = [chartWidth + 2 * margin, tall + above + margin]
  const heading = caption.map(
    (line, index) =>
      `<text class="chart-caption" x="0" y="${index * lineHeight + lineHeight / 2 - above}">${line}</text>`,
  )
  const ground = `<rect x="${-margin}" y="${-above}" width="${width}" height="${height}" fill="${pictureColours.ground}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="${-margin} ${-above} ${width} ${height}" width="${width * 2}" height="${height * 2}"><style>${style}</style>${ground}${inside}${heading.join('')}</svg>`
}

/** The text after one mark and before the next other one, or to the end where that is empty. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start)
  const to = end === '' ? text.length : text.indexOf(end, from + start.length)
  if (from < 0 || to < 0) throw new Error('there is no drawing in this chart')
  return text.slice(from + start.length, to)
}
