/** What one child process is told and what it answers. Plain data: it crosses a process border. */

/** The only values a template may be given; anything else cannot be written as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a child is started with. */
export interface ChildStart {
  /** Folder of the templates: nothing outside it can be read. */
  readonly workspace: string;
  /** Faces every paper is set in. */
  readonly fonts: readonly string[];
  /** Faces for rare characters, looked at only when a paper has one: the installation's own first. */
  readonly rareFonts: readonly string[];
  readonly ownFonts: readonly string[];
  readonly fangSong?: string;
  /** How far it steps back behind other work, 0 to 19. */
  readonly niceness: number;
}

/** A template that a city uses in place of the program's own. */
export interface OtherTemplate {
  /** As `11/0101/N16-result.typ`. */
  readonly name: string;
  /** Lower-case hex SHA-256 of its source. */
  readonly sha256: string;
  readonly source: string;
}

export interface RenderRequest {
  readonly kind: 'render';
  readonly id: number;
  /** File name of the template inside the workspace. */
  readonly template: string;
  /** Set with this source instead; its imports are those of the workspace. */
  readonly other?: OtherTemplate;
  /** The facts, as JSON text: the template reads them as data, they are never pasted into its source. */
  readonly data: string;
  /** Texts to be drawn as codes beside the facts. */
  readonly codes?: readonly string[];
  /** Unix seconds written into the PDF, so that the same facts give the same bytes. */
  readonly createdAt: number;
  /** Tagged for screen readers. Long tables go without: tags make them fifteen times larger. */
  readonly tags: boolean;
  /** Leave a blank to be written by hand for a character that no font can draw, instead of refusing. */
  readonly byHand: boolean;
  /** Set as pages, only read as blocks of text for another kind of file, or drawn as one picture of all pages. */
  readonly as: 'PAGES' | 'BLOCKS' | 'PICTURE';
}

/** A character that none of the fonts can draw, and where in the facts it stands. */
export interface MissingGlyph {
  readonly char: string;
  /** As `groups[2].voters[14].name`. */
  readonly path: string;
}

/** A blank on the paper, and what is to be written into it. */
export interface HandMark extends MissingGlyph {
  /** Which character of the text it is, from 1. */
  readonly at: number;
  /** The text as it should read. */
  readonly text: string;
}

/** With what a paper was made beyond the program's own: it changes the bytes, so it stands in the file and the answer. */
export interface Made {
  /** Families besides the usual ones; of the installation's own fonts with the beginning of their file's digest. */
  readonly fonts: readonly string[];
  readonly byHand: readonly HandMark[];
  /** The city's template it was set with. */
  readonly template: { readonly name: string; readonly sha256: string } | null;
}

/** Said once, when a child has read its fonts and can set papers. */
export interface Started {
  readonly kind: 'started';
}

interface Replied {
  readonly id: number;
  /** Resident bytes after the work. */
  readonly rss: number;
  /** The most the process ever held. */
  readonly mostRss: number;
}

export type RenderReply = Replied &
  (
    | { readonly kind: 'pdf'; readonly pdf: Uint8Array; readonly pages: number; readonly made: Made }
    /** What the template says, as plain HTML without its page. */
    | { readonly kind: 'blocks'; readonly html: string; readonly made: Made }
    | { readonly kind: 'picture'; readonly svg: string }
    | { readonly kind: 'glyphs'; readonly missing: readonly MissingGlyph[] }
    | { readonly kind: 'failed'; readonly message: string }
  );
