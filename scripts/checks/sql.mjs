import ts from 'typescript'
import { projectFiles, textOf } from './files.mjs'
import { placeOf, programFiles, treeOf, walk } from './syntax.mjs'

/** Where SQL text may be put together: it moves schemas and roles, which no parameter can name. */
const mayBuildSql = /^src\/platform\/db\//

/** SQL takes values as parameters only (trust requirement T-41): no built text into `query()`, `raw` at one place. */
export function sqlText() {
  return programFiles('src').flatMap((name) => (mayBuildSql.test(name) ? [] : builtSql(name, treeOf(name))))
}

/** The places in one file where SQL is put together from pieces. */
export function builtSql(name, tree) {
  const faults = []
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
    const { name: method, expression: object } = node.expression
    const [first] = node.arguments
    if (method.text === 'query' && first && isBuilt(first))
      faults.push(`${placeOf(name, node)}: SQL put together from pieces is given to query(); use parameters`)
    if (object.getText() === 'sql' && (method.text === 'raw' || method.text === 'unsafe'))
      faults.push(`${placeOf(name, node)}: sql.${method.text} belongs in src/platform/db only`)
  })
  return faults
}

const isBuilt = (node) =>
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) ||
  (ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (one) => ts.isPropertyAssignment(one) && one.name.getText() === 'text' && isBuilt(one.initializer),
    ))

/** Every migration says what the program's roles may do with what it makes, or in a comment why nobody needs to. */
export function migrationGrants() {
  const files = projectFiles().filter((name) => /^db\/migrations\/.*\.sql$/.test(name))
  const faults = files
    .filter((name) => /\.sql$/.test(name) && !/\/\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .map((name) => `${name}: the name is not NNNN-words-with-hyphens.sql`)
  for (const name of files) {
    const text = textOf(name)
    const makes = /^\s*create\s+(?:table|(?:materialized\s+)?view|function|sequence)/im.test(text)
    if (makes && !/^\s*grant\s/im.test(text) && !/^--\s*No grants?:/im.test(text))
      faults.push(`${name}: grants nothing, and has no line "-- No grants: …" that says why`)
  }
  return faults
}
