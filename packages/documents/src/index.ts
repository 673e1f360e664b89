export {
  type BatchFile,
  type BatchForm,
  type BatchStep,
  batchSize,
  type BatchWish,
  type LeftOut,
  printBatch,
  type IssuedCopy,
} from './batch/batch.ts';
export { drawSample, gallery, type GalleryItem, printSample, wordSample } from './gallery/gallery.ts';
export { keptFromReader, type ManifestHead, manifestText } from './batch/manifest.ts';
export { type ZipStream, zipStream } from './batch/zip-stream.ts';
export {
  type CheckedTemplate,
  type CityTemplates,
  openCityTemplates,
  withCityTemplates,
} from './city-templates/city-templates.ts';
export { markDraft } from './draft-mark/mark-draft.ts';
export {
  type OfferedPaper,
  offeredPapers,
  isOut,
  outOf,
  printFromCycle,
  wordFromCycle,
  wordsFromCycle,
} from './from-cycle/print-from-cycle.ts';
export { rollSheet } from './from-cycle/roll-sheet.ts';
export type { ListedVoter, PaperSource } from './from-cycle/source.ts';
export { verificationCode } from './from-cycle/verification-code.ts';
export * from './papers/catalogue.ts';
export type { MissingFact } from './papers/missing.ts';
export type * from './papers/paper.ts';
export { type QrPath, qrPath } from './poster/qr.ts';
export { disagreements, missing, type PrintOptions, printPaper } from './print.ts';
export { REVIEW_COLUMNS, type ReviewForm, reviewWorkbook } from './sheets/review-form.ts';
export { type PlainTable, tableWorkbook } from './sheets/table-workbook.ts';
export {
  type PlaceLine,
  type PlaceStatistics,
  placeStatisticsWorkbook,
  rollWorkbook,
  type StatisticsRow,
  statisticsWorkbook,
} from './sheets/workbook.ts';
export { inStrokeOrder } from './stroke-order.ts';
export { printWord, type WordFile } from './word/print-word.ts';
export {
  createRenderer,
  type Rendered,
  type Renderer,
  type RendererOptions,
  type RenderJob,
} from './render/renderer.ts';
export type { FontFolder } from './render/fonts.ts';
export { lookForFonts } from './render/fonts.ts';
export { madeWith } from './render/made.ts';
export { handMarkText } from './render/hand-note.ts';
export { unprintable } from './render/printable.ts';
export type { HandMark, Made, OtherTemplate } from './render/protocol.ts';
export { groupNames, groupOf, type PaperGroup } from './papers/groups.ts';
