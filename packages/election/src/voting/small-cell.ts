/**
 * A box with fewer ballots than this would show how few people voted: it is mixed with another before it is opened, told
 * together with another on public pages, and marked in the statistics. The limit of a vote is fixed when it opens, before
 * anybody can know whom it would suit.
 */
export const SMALL_CELL = 10;

/** Fewer than three hides nobody (forms.md §5). */
export const LEAST_SMALL_CELL = 3;
