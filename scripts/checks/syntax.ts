import ts from 'typescript'
import { projectFiles, textOf } from './files.ts'

const trees = new Map<string, ts.SourceFile>()

/** Every TypeScript file below a folder that is not a test, as paths. */
export const programFiles = (folder: string): string[] =>
  projectFiles().filter(
    (name) => name.startsWith(`${folder}/`) && /(?<!\.(?:test|fixture))\.tsx?$/.test(name),
  )

/** The syntax tree of one file. */
export function treeOf(name: string): ts.SourceFile {
  let tree = trees.get(name)
  if (!tree) {
    tree = parse(name, textOf(name))
    trees.set(name, tree)
  }
  return tree
}

/** A syntax tree from text. */
export const parse = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)

/** Calls `see` for every node of a tree, outermost first. */
export function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => walk(child, see))
}

/** `file:line` of a node, as editors open it. */
export function placeOf(name: string, node: ts.Node): string {
  const tree = node.getSourceFile()
  return `${name}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
}
