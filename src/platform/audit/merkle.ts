import { createHash } from 'node:crypto'

/*
 * The tree of RFC 6962, section 2.1: a leaf is sha256(0x00 + data), which the rows' own hashes are already; a node is
 * sha256(0x01 + left + right). Joining pairs level by level and taking a single last one up as it is gives that tree.
 */

const joined = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest()

function levelAbove(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = []
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index], level[index + 1]]
    if (left) above.push(right ? joined(left, right) : left)
  }
  return above
}

/** @throws RangeError without leaves: nothing is never sealed */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  let level = leaves
  while (level.length > 1) level = levelAbove(level)
  const [root] = level
  if (!root) throw new RangeError('a tree needs a leaf')
  return root
}

/** The hashes beside the way from one leaf up to the root: its proof. */
export function pathOf(leaves: readonly Buffer[], leaf: number): Buffer[] {
  const path: Buffer[] = []
  let [level, index] = [leaves, leaf]
  while (level.length > 1) {
    const beside = level[index ^ 1]
    if (beside) path.push(beside)
    level = levelAbove(level)
    index >>= 1
  }
  return path
}

/** The root that a leaf at this place in a tree of this size leads to; nothing where the path does not fit the tree. */
export function rootFrom(
  leaf: Buffer,
  place: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  const ways = [...path]
  let [root, index, width] = [leaf, place, size]
  while (width > 1) {
    const hasSibling = (index ^ 1) < width
    const beside = hasSibling ? ways.shift() : undefined
    if (hasSibling && !beside) return undefined
    if (beside) root = index % 2 === 1 ? joined(beside, root) : joined(root, beside)
    index >>= 1
    width = Math.ceil(width / 2)
  }
  return ways.length === 0 ? root : undefined
}
