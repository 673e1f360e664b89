/** A sentence shown to people. Chinese is the sentence that counts; English is its companion. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Lang = keyof Text;

export const text = (zh: string, en: string): Text => ({ zh, en });
