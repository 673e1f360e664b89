/** The throws in what was typed, in their order; anything that is no digit only separates them. */
export const diceIn = (typed: string): readonly number[] => Array.from(typed.replaceAll(/\D/g, ''), Number);
