import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import typst, { type NodeError, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';
import { qrPath } from '../poster/qr.ts';
import { BLANK, coverage, facesOf, leftBlank, missingGlyphs } from './glyphs.ts';
import { handNote } from './hand-note.ts';
import { madeWith } from './made.ts';
import { isPrintable, isUsual } from './printable.ts';
import type { ChildStart, HandMark, Json, Made, RenderReply, RenderRequest } from './protocol.ts';
import { type Layout, layoutFrom, type Setting, settingOf } from './setting.ts';

type Answer = RenderReply extends infer Reply
  ? Reply extends RenderReply
    ? Omit<Reply, 'id' | 'rss' | 'mostRss'>
    : never
  : never;

interface Compiler {
  readonly typst: ReturnType<typeof typst.NodeCompiler.create>;
  /** Family of the body's 仿宋, or '' without one. */
  readonly body: string;
  /** Families for rare characters, best first. */
  readonly rare: readonly string[];
  /** How the families that are not the program's usual ones are named in the file. */
  readonly fonts: readonly string[];
  readonly draws: (code: number) => boolean;
}

/** Where a city's template lies in the workspace: only in memory, never on the disk. */
const OTHER = '~other.typ';

/** One child's typesetter. It is made with the usual fonts; those for rare characters are read when a paper has one. */
export class Typesetter {
  readonly #start: ChildStart;
  readonly #usual: Compiler;
  #rare: Compiler | undefined;

  constructor(start: ChildStart) {
    this.#start = start;
    const compiler = create(start, start.fangSong === undefined ? start.fonts : [...start.fonts, start.fangSong]);
    const body = start.fangSong === undefined ? '' : familyIn(compiler, start.fangSong);
    const own = body === '' || start.fangSong === undefined ? undefined : coverage([start.fangSong]);
    const fonts = body === '' || start.fangSong === undefined ? [] : [named(body, start.fangSong)];
    const draws = own === undefined ? isUsual : (code: number): boolean => isUsual(code) || own.has(code);
    this.#usual = { typst: compiler, body, rare: [], fonts, draws };
  }

  /** Sets one paper. The same request gives the same answer, whatever was set before. */
  set(request: RenderRequest): Answer {
    const facts = JSON.parse(request.data) as Json;
    if (missingGlyphs(facts, this.#usual.draws).length === 0) return this.#compile(request, this.#usual, facts, []);
    const rare = (this.#rare ??= this.#withRareFonts());
    const missing = missingGlyphs(facts, rare.draws);
    if (missing.length === 0) return this.#compile(request, rare, facts, []);
    if (!request.byHand) return { kind: 'glyphs', missing };
    const { data, marks } = leftBlank(facts, rare.draws);
    return this.#compile(request, rare, data, marks);
  }

  /** Forgets what only the last papers needed, and keeps what all share; before and after a long list nothing is kept. */
  forget(how: 'OLD' | 'ALL'): void {
    const age = how === 'ALL' ? 0 : 10;
    this.#usual.typst.evictCache(age);
    this.#rare?.typst.evictCache(age);
  }

  #withRareFonts(): Compiler {
    const { fonts, rareFonts, ownFonts, fangSong } = this.#start;
    const { body } = this.#usual;
    const files = [...fonts, ...(fangSong === undefined ? [] : [fangSong]), ...ownFonts, ...rareFonts];
    const compiler = create(this.#start, files);
    const own = ownFonts.flatMap((file) => {
      const family = file === fangSong ? '' : familyIn(compiler, file);
      return family === '' ? [] : [{ file, family }];
    });
    const shipped = [...new Set(rareFonts.map((file) => familyIn(compiler, file)))].filter((family) => family !== '');
    const ownDraw = coverage(own.map(({ file }) => file));
    return {
      typst: compiler,
      body,
      rare: [...new Set([...own.map(({ family }) => family), ...shipped])],
      fonts: [...this.#usual.fonts, ...own.map(({ family, file }) => named(family, file)), ...shipped],
      draws: (code) => isPrintable(code) || ownDraw.has(code) || this.#usual.draws(code),
    };
  }

  #compile(request: RenderRequest, compiler: Compiler, facts: Json, marks: readonly HandMark[]): Answer {
    const { template, other } = request;
    const made: Made = {
      fonts: compiler.fonts,
      byHand: marks,
      template: other === undefined ? null : { name: other.name, sha256: other.sha256 },
    };
    const inputs = {
      data: marks.length === 0 && request.codes === undefined ? request.data : withCodes(facts, request.codes),
      body: compiler.body,
      ...(compiler.rare.length === 0 ? {} : { rare: JSON.stringify(compiler.rare) }),
      ...(marks.length === 0 ? {} : { hand: handNote(marks) }),
      ...(madeWith(made).length === 0 ? {} : { made: JSON.stringify(madeWith(made)) }),
    };
    const shadow = join(this.#start.workspace, OTHER);
    if (other !== undefined) compiler.typst.mapShadow(shadow, Buffer.from(other.source));
    try {
      const file = other === undefined ? template : OTHER;
      const source =
        marks.length === 0
          ? { mainFilePath: join(this.#start.workspace, file) }
          : { mainFileContent: `#import "/lib.typ": hand-box\n#show "${BLANK}": hand-box\n#include "/${file}"` };
      return compileAs(compiler.typst, request, { ...source, inputs }, made);
    } finally {
      if (other !== undefined) compiler.typst.unmapShadow(shadow);
    }
  }
}

function compileAs(
  compiler: Compiler['typst'],
  request: RenderRequest,
  job: Parameters<Compiler['typst']['compile']>[0],
  made: Made,
): Answer {
  if (request.as === 'BLOCKS') {
    const compiled = compiler.compileHtml({ ...job, inputs: { ...job.inputs, as: 'blocks' } });
    if (compiled.result === null) return failed(compiler, compiled);
    const html = compiler.tryHtml(compiled.result);
    if (html.result === null) return failed(compiler, html);
    return { kind: 'blocks', html: html.result.body(), made };
  }
  const tried = new Map<string, NodeTypstCompileResult>();
  const set = ({ density, held }: Setting): NodeTypstCompileResult => {
    const inputs = { ...job.inputs, density: String(density), held: String(held) };
    const key = `${density} ${held}`;
    const done = tried.get(key) ?? compiler.compile({ ...job, inputs });
    tried.set(key, done);
    return done;
  };
  const compiled = set(settingOf((setting) => layoutOf(compiler, set(setting))));
  if (compiled.result === null) return failed(compiler, compiled);
  if (request.as === 'PICTURE') return { kind: 'picture', svg: compiler.plainSvg(compiled.result) };
  const pages = compiled.result.numOfPages;
  const pdf = compiler.pdf(compiled.result, {
    pdfStandard: 'a-2b',
    pdfTags: request.tags,
    creationTimestamp: request.createdAt,
  });
  return { kind: 'pdf', pdf, pages, made };
}

/** What the template says of where its text begins and ends; papers of one sheet, and a city’s own templates, may say nothing. */
function layoutOf(compiler: Compiler['typst'], { result }: NodeTypstCompileResult): Layout | undefined {
  if (result === null) return undefined;
  const marks = (label: string): unknown => compiler.query(result, { selector: `<${label}>`, field: 'value' });
  return layoutFrom(marks('begins'), marks('ends'));
}

function failed(compiler: Compiler['typst'], of: Pick<NodeTypstCompileResult, 'takeDiagnostics'>): Answer {
  const diagnostics: NodeError | null = of.takeDiagnostics();
  const found = diagnostics === null ? [] : (compiler.fetchDiagnostics(diagnostics) as readonly Diagnostic[]);
  return { kind: 'failed', message: found.map(placed).join('; ') || 'unknown' };
}

interface Diagnostic {
  readonly message: string;
  readonly path?: string;
  readonly range?: { readonly start: { readonly line: number } } | null;
}

/** Where it is in the template, without the folders of this machine. */
const placed = ({ message, path, range }: Diagnostic): string => {
  const file = path === undefined || path === '' || basename(path) === OTHER ? '' : `${basename(path)} `;
  return `${file}${range === undefined || range === null ? '' : `line ${range.start.line + 1}: `}${message}`;
};

/** Five thousand codes are drawn here and not where people wait for the API. */
function withCodes(facts: Json, codes: readonly string[] | undefined): string {
  if (codes === undefined || !isRecord(facts)) return JSON.stringify(facts);
  return JSON.stringify({ ...facts, codes: codes.map(qrPath) });
}

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const create = ({ workspace }: ChildStart, fonts: readonly string[]): Compiler['typst'] =>
  typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...new Set(fonts.map(dirname))] }] });

/** The family name the typesetter knows a font file by, or '' when the file cannot be used: then other faces serve. */
function familyIn(compiler: Compiler['typst'], file: string): string {
  try {
    const family = facesOf(file)[0]?.familyName ?? '';
    const probe = compiler.compile({
      mainFileContent: '#set text(font: sys.inputs.family)\n字',
      inputs: { family },
    });
    return probe.result !== null && probe.takeWarnings() === null ? family : '';
  } catch {
    return '';
  }
}

/** A font of the installation's own, as the file tells of it: two versions of one family are two fonts. */
const named = (family: string, file: string): string =>
  `${family} ${basename(file)}@${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)}`;
