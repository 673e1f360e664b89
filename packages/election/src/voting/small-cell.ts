/** A box with fewer ballots than this would show how few people voted: it is mixed with another before it is opened. */
export const SMALL_CELL = 10;
