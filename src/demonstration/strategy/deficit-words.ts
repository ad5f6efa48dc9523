/**
 * Words that reduce a young person to what they lack. The source uses some; our own short words say what people do
 * and need instead.
 */
export const deficitWords =
  /udsat|risiko|sårbar|frafald|marginal|udstødt|svage|belastet|utilpasset|restgruppe|ikke[- ]?(?:uddannelses)?parat|vulnerab|at[- ]risk|drop-?out|dropped out|disadvantaged|troubled|weak/i
