import ts from 'typescript'
import { projectFiles, textOf } from './files.mjs'

const trees = new Map()

/** Every TypeScript file below a folder that is not a test, as paths. */
export const programFiles = (folder) =>
  projectFiles().filter(
    (name) => name.startsWith(`${folder}/`) && /(?<!\.(?:test|fixture))\.tsx?$/.test(name),
  )

/** The syntax tree of one file. */
export function treeOf(name) {
  let tree = trees.get(name)
  if (!tree) {
    tree = parse(name, textOf(name))
    trees.set(name, tree)
  }
  return tree
}

/** A syntax tree from text. */
export const parse = (name, text) => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)

/** Calls `see` for every node of a tree, outermost first. */
export function walk(node, see) {
  see(node)
  ts.forEachChild(node, (child) => walk(child, see))
}

/** `file:line` of a node, as editors open it. */
export function placeOf(name, node) {
  const tree = node.getSourceFile()
  return `${name}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
}
