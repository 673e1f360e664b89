import type { Post } from '@mingxuan/rulebook';

/** What was done last, as it is said aloud. */
export type Said =
  | { readonly kind: 'VOTE'; readonly name: string; readonly votes: number }
  /** Somebody was called though the ballot already names as many as there are seats. */
  | { readonly kind: 'TOO_MANY'; readonly name: string }
  | { readonly kind: 'NEXT' | 'INVALID' | 'UNDONE'; readonly done: number }
  /** A ballot on which nobody was called is about to be passed on: the same key once more says that it is blank. */
  | { readonly kind: 'BLANK_ASKED' }
  /** The key of people written in was pressed: for which post? */
  | { readonly kind: 'WRITE_IN_ASKED'; readonly posts: readonly Post[] }
  | null;
