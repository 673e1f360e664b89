/**
 * The child process that turns one template and its facts into a PDF. Typesetting is synchronous native code that
 * holds the thread and keeps hundreds of megabytes, so it never runs inside the server.
 */
import { dirname } from 'node:path';
import typst, { type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { openSync } from 'fontkit';
import { coverage, missingGlyphs } from './glyphs.ts';
import type { Json, RenderReply, RenderRequest } from './protocol.ts';

interface Start {
  readonly workspace: string;
  readonly fonts: readonly string[];
  readonly fangSong?: string;
}

const start = JSON.parse(process.argv[2] ?? '{}') as Start;
const everyFont = start.fangSong === undefined ? start.fonts : [...start.fonts, start.fangSong];
const folders = [...new Set(everyFont.map(dirname))];

const compiler = typst.NodeCompiler.create({ workspace: start.workspace, fontArgs: [{ fontPaths: folders }] });
const bodyFamily = start.fangSong === undefined ? '' : usableFamily(start.fangSong);
const fonts = bodyFamily === '' ? start.fonts : everyFont;
let covered: ReadonlySet<number> | undefined;

/** The family name the typesetter knows a font file by, or '' when the file cannot be used: then the bundled faces serve. */
function usableFamily(file: string): string {
  try {
    const family = openSync(file).familyName;
    const probe = compiler.compile({
      mainFileContent: '#set text(font: sys.inputs.family)\n字',
      inputs: { family },
    });
    return probe.result !== null && probe.takeWarnings() === null ? family : '';
  } catch {
    return '';
  }
}

function render(request: RenderRequest): RenderReply {
  const { id } = request;
  const data = JSON.parse(request.data) as Json;
  covered ??= coverage(fonts);
  const missing = missingGlyphs(data, covered);
  if (missing.length > 0) return { kind: 'glyphs', id, missing, rss: process.memoryUsage.rss() };

  const inputs = { data: request.data, body: bodyFamily };
  if (request.as === 'BLOCKS') return read(request, inputs);
  const compiled = compiler.compile({ mainFilePath: request.template, inputs });
  if (compiled.result === null) return failed(id, compiled.takeDiagnostics());
  const pages = compiled.result.numOfPages;
  const pdf = compiler.pdf(compiled.result, {
    pdfStandard: 'a-2b',
    pdfTags: request.tags,
    creationTimestamp: request.createdAt,
  });
  return { kind: 'pdf', id, pdf, pages, rss: process.memoryUsage.rss() };
}

/** The same template and facts, read as blocks of text instead of set on pages. */
function read({ id, template }: RenderRequest, inputs: Readonly<Record<string, string>>): RenderReply {
  const compiled = compiler.compileHtml({ mainFilePath: template, inputs: { ...inputs, as: 'blocks' } });
  if (compiled.result === null) return failed(id, compiled.takeDiagnostics());
  const html = compiler.tryHtml(compiled.result);
  if (html.result === null) return failed(id, html.takeDiagnostics());
  return { kind: 'blocks', id, html: html.result.body(), rss: process.memoryUsage.rss() };
}

function failed(id: number, diagnostics: NodeError | null): RenderReply {
  const message = diagnostics === null ? 'unknown' : JSON.stringify(compiler.fetchDiagnostics(diagnostics));
  return { kind: 'failed', id, message, rss: process.memoryUsage.rss() };
}

function answer(request: RenderRequest): RenderReply {
  try {
    return render(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', id: request.id, message, rss: process.memoryUsage.rss() };
  }
}

process.on('message', (request: RenderRequest) => {
  process.send?.(answer(request));
  // Keeps what the next papers share (fonts, the common page) and drops the rest.
  compiler.evictCache(10);
});
// The parent is gone: nothing to work for, and a child left behind would hold its memory for ever.
process.on('disconnect', () => process.exit(0));
