import ts from 'typescript'
import { projectFiles } from './files.ts'
import { placeOf, treeOf, walk } from './syntax.ts'

/**
 * Words that reduce a young person to what they lack. They may stand in the adopted wording of a strategy, which is
 * not ours to change, and never in a sentence of ours that citizens read.
 */
const deficitWords =
  /udsat(?:te)?\b|risiko(?:unge|gruppe)|sårbar|frafald|marginal|udstødt|svage|ressourcesvag|belastet|utilpasset|restgruppe|ikke[- ](?:uddannelses)?parat|vulnerab|at[- ]risk|drop-?outs?\b|dropped out|disadvantaged|troubled|underprivileged/i

const readByCitizens =
  /^src\/(?:doors\/(?:public|me)|ui|features\/(?:strategy|indicators|places|search|own-log|log-requests|objections))\/(?:.*\/)?text\.[a-z.]+\.ts$/

/** Our own words on the public site speak of what young people do and need. */
export function publicWords(): string[] {
  return projectFiles()
    .filter((name) => readByCitizens.test(name))
    .flatMap((name) => deficitPlaces(name, treeOf(name)))
}

/** The places in one file where a text uses such a word. */
export function deficitPlaces(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return
    const found = deficitWords.exec(node.getText())
    if (found) faults.push(`${placeOf(name, node)}: “${found[0]}”`)
  })
  return faults
}
