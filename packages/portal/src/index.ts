export {
  type AnswerPlace,
  answerPage,
  complaintAnswer,
  complaintReceived,
  type ComplaintStanding,
  type FormPage,
  objectionAnswer,
  objectionReceived,
  type ObjectionStanding,
  refusedPage,
} from './answer.ts';
export * from './facts.ts';
export { communityFacts, type CycleSource } from './from-cycle.ts';
export { type Language, type LanguageFault, readLanguage, type ReadLanguage } from './language.ts';
export type { SiteFrame } from './layout.ts';
export { cityFiles, communityFiles, type SiteFile } from './site.ts';
