/** What one child process is told and what it answers. Plain data: it crosses a process border. */

/** The only values a template may be given; anything else cannot be written as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface RenderRequest {
  readonly kind: 'render';
  readonly id: number;
  /** Absolute path of the template file. */
  readonly template: string;
  /** The facts, as JSON text: the template reads them as data, they are never pasted into its source. */
  readonly data: string;
  /** Unix seconds written into the PDF, so that the same facts give the same bytes. */
  readonly createdAt: number;
  /** Tagged for screen readers. Long tables go without: tags make them fifteen times larger. */
  readonly tags: boolean;
  /** Set as pages, or only read as blocks of text for another kind of file. */
  readonly as: 'PAGES' | 'BLOCKS';
}

/** A character that none of the fonts can draw, and where in the facts it stands. */
export interface MissingGlyph {
  readonly char: string;
  /** As `groups[2].voters[14].name`. */
  readonly path: string;
}

export type RenderReply =
  | {
      readonly kind: 'pdf';
      readonly id: number;
      readonly pdf: Uint8Array;
      readonly pages: number;
      readonly rss: number;
    }
  /** What the template says, as plain HTML without its page. */
  | { readonly kind: 'blocks'; readonly id: number; readonly html: string; readonly rss: number }
  | { readonly kind: 'glyphs'; readonly id: number; readonly missing: readonly MissingGlyph[]; readonly rss: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly rss: number };
