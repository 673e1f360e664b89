import type { CommunityView, EvidenceRef, TermStanding } from '@mingxuan/election';
import type { IsoDate, LawEntry, Plan, Reason, Refusal, Source, StepCode, Text } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';
import { rollDecisions, rollGround, rollMapping } from './roll-mapping.ts';

/** What every failed request answers (RFC 9457): a refusal in words a clerk can act on, never a stack. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly refusal: Refusal;
  /** With `SECOND_FACTOR_NEEDED` at a sign-in, to whoever has passkeys: what to ask them. */
  readonly passkey?: PasskeyOptions;
}

export interface Grant {
  readonly role: string;
  readonly scope: string;
}

export interface SessionView {
  readonly actor: {
    readonly accountId: string;
    readonly name: string;
    readonly grants: readonly Grant[];
    /** The one-time password opens no door but changing it. */
    readonly mustChangePassword: boolean;
    /** It must be changed because it is older than the policy of this installation allows. */
    readonly passwordExpired: boolean;
    /** A second factor is required here and this account has none: it opens no door but setting one up. */
    readonly mustEnrol: boolean;
    readonly secondFactor: boolean;
  } | null;
  /** No account exists yet: the console shows the first-run page. */
  readonly firstRun: boolean;
  readonly today: IsoDate;
  readonly version: string;
  /** What this installation asks of a sign-in, for the pages where nobody is signed in yet. */
  readonly policy: {
    readonly profile: 'house' | 'mlps3' | 'asvs5';
    readonly minPassword: number;
    /** How many kinds of characters a password needs; 0 where none are asked. */
    readonly passwordKinds: number;
    readonly passwordDays: number | null;
    /** Whether a passkey is a whole sign-in. */
    readonly passkeyAlone: boolean;
    /** The origin of the pages on which passkeys work; null where there are none. */
    readonly passkeyOrigin: string | null;
  };
}

export interface CommunitySummary {
  /** Division codes of city, district, street and community, joined by dots; the same with slashes is the scope of its roles. */
  readonly id: string;
  readonly name: string;
  readonly status: 'UNOPENED' | 'OPEN' | 'CLOSED';
  readonly mode: 'REAL' | 'REHEARSAL' | null;
  readonly electionDay: IsoDate | null;
  /** Today as this community lives it: a rehearsal stands at the day of its latest act. */
  readonly today: IsoDate;
  /** Names, once the cycle is open. */
  readonly district: string | null;
  readonly subDistrict: string | null;
  /** When the committee's term ends; `null` where nobody said, and once a new one has taken over. */
  readonly term: TermStanding | null;
  /** The round that its cycle belongs to. */
  readonly round: string | null;
  /** How many of the five gates are passed. */
  readonly gates: number | null;
  readonly late: number;
  readonly dueThisWeek: number;
  /** The open task that is planned first. */
  readonly next: {
    readonly step: StepCode;
    readonly title: Text;
    readonly person: string | null;
    readonly day: IsoDate;
  } | null;
  /** The open task whose last lawful day comes first: what will break a law, and when. */
  readonly lawful: {
    readonly step: StepCode;
    readonly title: Text;
    readonly day: IsoDate;
    readonly daysLeft: number;
  } | null;
  /** More has happened there than this row knows: its ledger is still being read. */
  readonly reading: boolean;
}

export interface Acted {
  readonly seq: number;
  readonly facts: readonly { readonly seq: number; readonly type: string }[];
  /** Unconfirmed rules that speak against the act: shown, never blocking. */
  readonly warnings: readonly string[];
  /** Of a check-in: the number that stands on the slip the voter signs. */
  readonly slip?: number;
}

export interface VoterRow {
  readonly voterNo: number;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly group: string;
  /** For those who work with the roll: by it a household's people are told together. */
  readonly household?: string;
  readonly maskedId: string;
  readonly checkedIn: {
    readonly channel: 'HALL' | 'PROXY' | 'MOBILE';
    readonly place: string;
    /** The desk that handed the ballot out. */
    readonly device: string;
    /** Who received it for the voter, where it went out by proxy. */
    readonly trustee: number | null;
    readonly at: string;
  } | null;
}

export interface RollCheck {
  readonly file: EvidenceRef;
  readonly rows: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly needsHuman: number;
  readonly rejected: number;
  readonly problems: readonly {
    readonly sheet: string;
    readonly row: number;
    /** Where many rows have the very same: the last of them, and how many. `row` is then the first. */
    readonly until?: number;
    readonly rows?: number;
    /** The name that the row gives. */
    readonly who?: string;
    readonly column: string;
    readonly code: string;
    readonly severity: 'warning' | 'corrected' | 'needsHuman' | 'rejected';
    readonly message: Text;
  }[];
  /** How many more problems there are than are listed; absent when all are. */
  readonly moreProblems?: number;
  /** What is no person and was left out, by sheet and kind. */
  readonly skipped: readonly RollSkipped[];
}

/** Rows of one kind that are no people (totals, notes …), the first of them by number; or a whole sheet, without numbers. */
export interface RollSkipped {
  readonly sheet: string;
  readonly why: string;
  readonly says: Text;
  readonly count: number;
  readonly rows: readonly number[];
}

export interface PaperOffer {
  readonly paper: string;
  readonly title: Text;
  /** Facts the ledger does not hold yet; printing waits for them. */
  readonly missing: readonly Text[];
  readonly issued: number;
  /** Whether offices may have it as a Word file, and whether there is an A3 poster of it. */
  readonly word: boolean;
  readonly poster: boolean;
  /** Of a notice that the plan waits for: by when it is drafted and posted; `null` where nobody waits for it. */
  readonly due: { readonly draftBy: IsoDate; readonly postBy: IsoDate } | null;
}

/** `hash` null: not shown while bundles are being counted, because the figures of a first count could be tried against it. */
export interface LedgerPage {
  readonly head: { readonly seq: number; readonly hash: string | null };
  readonly entries: readonly {
    readonly seq: number;
    readonly type: string;
    readonly on: IsoDate;
    readonly at: string;
    readonly role: string;
    readonly hash: string | null;
  }[];
}

/** A rehearsal of the sample community, with one account a duty so that one person can play all of them. */
export interface SampleLoaded {
  readonly id: string;
  readonly accounts: readonly {
    readonly username: string;
    readonly displayName: string;
    readonly role: string;
    readonly password: string;
  }[];
}

export interface RulePage {
  readonly rules: readonly LawEntry[];
  readonly sources: readonly Source[];
}

export interface AccountRow {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
  readonly disabled: boolean;
  readonly secondFactor: boolean;
  /** In how many places this person is signed in. */
  readonly sessions: number;
  /** Whether whoever asks may change this account. */
  readonly manageable: boolean;
  /** Whether whoever asks may stop it, which reaches further. */
  readonly stoppable: boolean;
}

/** One thing that was done to an account; `at` as ISO 8601, `by` and `to` as name and sign-in name. */
export interface AccountActRow {
  readonly id: number;
  readonly at: string;
  readonly act: string;
  readonly by: string;
  readonly to: string;
}

/** How one's own second factor stands. */
export interface SecondFactorView {
  readonly enrolledAt: string | null;
  readonly recoveryCodesLeft: number;
  readonly policy: 'required' | 'offered';
  /** Set where the program is started; nobody changes it here. */
  readonly policyFixed: boolean;
  /** Whether the policy speaks to this account. */
  readonly compulsory: boolean;
  /** Whether this account may say what the installation asks. */
  readonly decides: boolean;
  readonly passkeys: readonly PasskeyView[];
  /** The origin of the pages on which passkeys work; null where this installation can have none. */
  readonly passkeyOrigin: string | null;
}

/** One of one's own passkeys; times as ISO 8601. */
export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  /** Copied by a service to its owner's other devices. */
  readonly synced: boolean;
}

/** What the browser hands to a passkey, as the Web Authentication API takes it; nothing of it is looked into here. */
export type PasskeyOptions = Readonly<Record<string, unknown>>;

/** What an authenticator is given: a picture to scan, or the secret to type in (base32). */
export interface EnrolmentView {
  readonly uri: string;
  readonly secret: string;
  /** The picture as an SVG path in a square of this many units, without its quiet zone. */
  readonly qr: { readonly size: number; readonly path: string };
}

/** Shown once, to be printed. */
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}

/** One place where one is signed in; times as ISO 8601. */
export interface OwnSession {
  readonly id: string;
  /** What the browser calls itself. */
  readonly device: string;
  readonly address: string;
  readonly since: string;
  readonly lastSeen: string;
  readonly ends: string;
  readonly current: boolean;
}

export type { CommunityView, Plan, Reason, Refusal, StepCode };

export const firstAccount = z.strictObject({
  code: z.string().max(60),
  username: p.requiredText,
  displayName: p.requiredText,
  password: z.string().max(200),
});
export const newCommunity = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(/^[0-9a-z]+(\.[0-9a-z]+){3}$/, '要写成 市.区.街道.社区 四级代码，例如 4403.03.dongxiao.xingfuli'),
  name: p.requiredText,
});
export const planPreview = z.strictObject({
  electionDay: p.isoDate,
  partyDay: p.isoDate,
  pins: z.partialRecord(p.stepCode, p.isoDate),
});
export const rollImport = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  sha256: p.sha256,
  /** What the file was called when it was checked; the bytes may be kept under another name already. */
  name: p.fileName.exactOptional(),
  /** As the check was asked for, where a person corrected what columns mean. */
  mapping: rollMapping.exactOptional(),
  ground: rollGround.exactOptional(),
  decisions: rollDecisions.exactOptional(),
});
export type RollImport = z.output<typeof rollImport>;
/** One voter's numbers, whole; the reason is kept with who asked. */
export const rollReveal = z.strictObject({ voterNo: p.positive, reason: p.requiredText });
export const paperIssue = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  /** 留空手写: leave a blank where no font has the character. */
  byHand: z.boolean().exactOptional(),
});
export const newAccount = z.strictObject({
  username: p.requiredText,
  displayName: p.requiredText,
  grants: z.array(z.strictObject({ role: z.string().max(40), scope: z.string().max(200) })).max(20),
  password: z.string().max(200).exactOptional(),
});
/** With what somebody shows once more that they are themselves. */
export const selfProof = z.strictObject({
  password: z.string().max(200).exactOptional(),
  code: z.string().max(60).exactOptional(),
  /** What a passkey answered, as JSON. */
  passkey: z.string().max(8000).exactOptional(),
});
/** What a passkey is asked for: to show who somebody is, or to sign figures. */
export const passkeyQuestion = z.strictObject({
  signed: z.strictObject({ figures: p.sha256, act: z.uuid() }).exactOptional(),
});
export const newPasskey = z.strictObject({ name: p.requiredText, answer: z.string().max(8000) });
/** Six digits of an authenticator; where it says so, a recovery code. */
export const factorCode = z.strictObject({ code: z.string().max(60) });
export const factorPolicy = z.strictObject({ policy: z.enum(['required', 'offered']) });
/** For acts that need nothing more said. */
export const nothing = z.strictObject({});
export const accountGrants = z.strictObject({ grants: newAccount.shape.grants });
/** What stands after the `?` of an address; anything else there is not looked at. */
export const voterQuery = z.object({ q: p.addressText.default(''), poll: p.pollId.exactOptional() });
export const actsQuery = z.object({ before: p.placeInList.exactOptional() });
export const ledgerQuery = z.object({ from: p.placeInList.default(1) });
export const bundleQuery = z.object({
  kind: z
    .string()
    .transform((kind) => kind.toUpperCase())
    .pipe(z.enum(['PUBLIC', 'RESTRICTED'], '只有 public 和 restricted 两种'))
    .default('PUBLIC'),
  /** What the restricted one is for; recorded with the fact that it was given out. */
  reason: p.addressText.exactOptional(),
});
export const fileQuery = z.object({ name: p.fileName });
/** A parameter inside an address. */
export const pathText = p.addressText;
export const hallFill = z.strictObject({ poll: p.pollId, voters: p.positive.max(10_000), on: p.isoDate });

/** Am I on the roll? One name and the last four characters of the identity number; nothing else is asked or kept. */
export const rollQuestion = z.object({
  name: z.string().trim().min(1, '请填写姓名。').max(60, '姓名太长。'),
  last4: z
    .string()
    // A Chinese keyboard writes its figures wide.
    .normalize('NFKC')
    .trim()
    .regex(/^\d{3}[\dXx]$/, '请填写身份证号的最后四位。'),
  variant: z.string().max(10).default('zh'),
});

/** The legal day that a copy of a paper carries; today where nothing is said. */
export const paperCopy = z.object({ on: p.isoDate.optional() });
