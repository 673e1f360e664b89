import type { Command, EvidenceRef } from '@mingxuan/election';
import type { IsoDate, Plan, Result, StepCode, Text } from '@mingxuan/rulebook';
import type * as z from 'zod';
import type {
  AccountActRow,
  AccountRow,
  Acted,
  CommunitySummary,
  CommunityView,
  EnrolmentView,
  LedgerPage,
  OwnSession,
  PaperOffer,
  PasskeyOptions,
  Problem,
  RecoveryCodes,
  RollCheck,
  RollImport,
  RulePage,
  SampleLoaded,
  SecondFactorView,
  SessionView,
  VoterRow,
} from './api.ts';
import type { BatchView, BatchWishBody, GalleryPage } from './paper-batches.ts';
import type { DataRequestPage, dataHoldSet, dataRequestAnswer, dataRequestTaken } from './data-requests.ts';
import type { ComplaintReceipt, ComplaintTaken } from './complaints.ts';
import type { DraftPage, NoticePreview, NoticesDrafted } from './notices.ts';
import type {
  CalledPage,
  CalledSums,
  Checklist,
  PollStaffAccount,
  ResultSignature,
  StatisticsPage,
} from './election-day.ts';
import type { ReviewFormRead, StrokeOrder } from './review-batch.ts';
import type {
  ExtensionEntered,
  OrganisationImportRow,
  OrganisationView,
  Round,
  TermLedger,
  TreeImportChange,
  TreeImportRow,
  TreeReport,
  extensionAnswer,
  extensionAsked,
  newRound,
} from './organisation.ts';
import type { DuplicateRow, RevealedVoter, RollEntryView, RollReveal } from './roll-file.ts';
import type { MyTasks } from './tasks.ts';

/** With what somebody shows once more that they are themselves; `passkey` is what it answered, as JSON. */
export interface SelfProof {
  readonly password?: string;
  readonly code?: string;
  readonly passkey?: string;
}

export interface SignInMore {
  /** Of the authenticator, or a recovery code. */
  readonly code?: string;
  /** A recovery code or an administrator's entry code, while strangers try this account. */
  readonly pass?: string;
  readonly passkey?: string;
}

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
export type Answer<T> = Promise<Result<T, Problem>>;

/** The whole HTTP API as the console, the demo and the command line use it. `fetch` brings base address and cookies. */
export function createClient(fetch: Fetch, newId: () => string) {
  const at = (community: string, rest = ''): string => `/api/communities/${encodeURIComponent(community)}${rest}`;
  const get = <T>(path: string): Answer<T> => answer<T>(fetch(path));
  const post = <T>(path: string, body: unknown): Answer<T> =>
    answer<T>(
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    );
  const upload = <T>(path: string, bytes: Uint8Array<ArrayBuffer>): Answer<T> =>
    answer<T>(fetch(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes }));
  const when = (on: IsoDate | undefined) => ({ commandId: newId(), ...(on === undefined ? {} : { on }) });

  return {
    session: () => get<SessionView>('/api/session'),
    claimFirstAccount: (body: { code: string; username: string; displayName: string; password: string }) =>
      post<{ accountId: string }>('/api/first-account', body),
    /** What more is shown once `SECOND_FACTOR_NEEDED` or `TOO_MANY_TRIES` has come back. */
    signIn: (username: string, password: string, more: SignInMore = {}) =>
      post<unknown>('/api/auth/sign-in/username', { username, password, ...more }),
    /** What a passkey is asked before anybody has said who they are. */
    passkeyOptions: () => post<PasskeyOptions>('/api/auth/passkey-options', {}),
    /** `passkey`: what it answered, as JSON. */
    signInByPasskey: (passkey: string) => post<unknown>('/api/auth/sign-in/passkey', { passkey }),
    changePassword: (currentPassword: string, newPassword: string) =>
      post<unknown>('/api/auth/change-password', { currentPassword, newPassword }),
    signOut: () => post<unknown>('/api/auth/sign-out', {}),
    secondFactor: () => get<SecondFactorView>('/api/second-factor'),
    beginEnrolment: (proof: SelfProof) => post<EnrolmentView>('/api/second-factor/begin', proof),
    confirmEnrolment: (code: string) => post<RecoveryCodes>('/api/second-factor/confirm', { code }),
    renewRecoveryCodes: (proof: SelfProof) => post<RecoveryCodes>('/api/second-factor/recovery-codes', proof),
    removeFactor: (proof: SelfProof) => post<{ done: true }>('/api/second-factor/remove', proof),
    /** What one's own passkey is asked: who one is, or to sign these figures in this act. */
    askPasskey: (signed?: { figures: string; act: string }) =>
      post<PasskeyOptions>('/api/passkeys/ask', signed === undefined ? {} : { signed }),
    beginPasskey: (proof: SelfProof) => post<PasskeyOptions>('/api/passkeys/begin', proof),
    /** The recovery codes come with an account's first second factor only. */
    confirmPasskey: (name: string, answer: string) => post<RecoveryCodes>('/api/passkeys/confirm', { name, answer }),
    removePasskey: (passkey: string, proof: SelfProof) =>
      post<{ done: true }>(`/api/passkeys/${encodeURIComponent(passkey)}/remove`, proof),
    setFactorPolicy: (policy: 'required' | 'offered') => post<{ done: true }>('/api/second-factor/policy', { policy }),
    sessions: () => get<readonly OwnSession[]>('/api/sessions'),
    endSession: (session: string) => post<{ done: true }>(`/api/sessions/${encodeURIComponent(session)}/end`, {}),
    endOtherSessions: () => post<{ ended: number }>('/api/sessions/end-others', {}),
    accounts: () => get<readonly AccountRow[]>('/api/accounts'),
    accountActs: (before?: number) =>
      get<readonly AccountActRow[]>(`/api/account-acts${before === undefined ? '' : `?before=${before}`}`),
    createAccount: (body: {
      username: string;
      displayName: string;
      grants: readonly { role: string; scope: string }[];
      password?: string;
    }) => post<{ accountId: string; username: string; oneTimePassword?: string }>('/api/accounts', body),

    setGrants: (account: string, grants: readonly { role: string; scope: string }[]) =>
      post<{ done: true }>(`/api/accounts/${encodeURIComponent(account)}/grants`, { grants }),
    resetPassword: (account: string) =>
      post<{ oneTimePassword: string }>(`/api/accounts/${encodeURIComponent(account)}/reset-password`, {}),
    resetFactor: (account: string) =>
      post<{ done: true }>(`/api/accounts/${encodeURIComponent(account)}/reset-factor`, {}),
    /** Leads its owner past the strangers' count; shown once. */
    giveEntryCode: (account: string) =>
      post<{ entryCode: string }>(`/api/accounts/${encodeURIComponent(account)}/entry-code`, {}),
    endSessions: (account: string) =>
      post<{ done: true }>(`/api/accounts/${encodeURIComponent(account)}/end-sessions`, {}),
    disableAccount: (account: string) =>
      post<{ done: true }>(`/api/accounts/${encodeURIComponent(account)}/disable`, {}),
    enableAccount: (account: string) => post<{ done: true }>(`/api/accounts/${encodeURIComponent(account)}/enable`, {}),

    communities: () => get<readonly CommunitySummary[]>('/api/communities'),
    /** What is one's own, in all communities together. */
    myTasks: () => get<MyTasks>('/api/tasks'),
    /** Files for a calendar: what the plans name one for, and the plan of one community, of everybody or one person. */
    myCalendarUrl: (lang: 'zh' | 'en'): string => `/api/tasks/calendar.ics?lang=${lang}`,
    calendarUrl: (id: string, lang: 'zh' | 'en', person?: string): string =>
      at(id, `/calendar.ics?lang=${lang}${person === undefined ? '' : `&person=${encodeURIComponent(person)}`}`),
    createCommunity: (body: { id: string; name: string }) => post<{ id: string }>('/api/communities', body),
    /** The tree of city, district, street and community from a file: first what it would change, then, confirmed, done. */
    checkOrganisation: (fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
      upload<TreeReport>(`/api/organisation/check?name=${encodeURIComponent(fileName)}`, bytes),
    importOrganisation: (fileName: string, bytes: Uint8Array<ArrayBuffer>, digest: string) =>
      upload<TreeReport>(`/api/organisation/import?name=${encodeURIComponent(fileName)}&digest=${digest}`, bytes),
    /** What was imported so far, and what one of these imports changed. */
    treeImports: () => get<readonly TreeImportRow[]>('/api/organisation/imports'),
    treeImportChanges: (at: string, file: string) =>
      get<readonly TreeImportChange[]>(`/api/organisation/imports/changes?at=${encodeURIComponent(at)}&file=${file}`),
    organisation: (id: string) => get<OrganisationView | null>(at(id, '/organisation')),
    organisationImports: (id: string) => get<readonly OrganisationImportRow[]>(at(id, '/organisation/imports')),
    /** When whose term ends, with every extension; the same as a workbook. */
    terms: () => get<TermLedger>('/api/terms'),
    termsUrl: '/api/terms.xlsx',
    askExtension: (id: string, body: z.infer<typeof extensionAsked>) =>
      post<ExtensionEntered>(at(id, '/terms/extensions'), body),
    answerExtension: (id: string, body: z.infer<typeof extensionAnswer>) =>
      post<{ no: number }>(at(id, '/terms/extensions/answer'), body),
    rounds: () => get<readonly Round[]>('/api/rounds'),
    openRound: (body: z.infer<typeof newRound>) => post<Round>('/api/rounds', body),
    loadSample: () => post<SampleLoaded>('/api/sample', {}),
    community: (id: string) => get<CommunityView>(at(id)),
    act: (id: string, command: Command, on?: IsoDate) => post<Acted>(at(id, '/commands'), { ...when(on), command }),
    previewPlan: (
      id: string,
      wish: { electionDay: IsoDate; partyDay: IsoDate; pins: Partial<Record<StepCode, IsoDate>> },
    ) => post<Plan>(at(id, '/plan/preview'), wish),

    checkRoll: (id: string, fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
      upload<RollCheck>(at(id, `/roll/check?name=${encodeURIComponent(fileName)}`), bytes),
    importRoll: (
      id: string,
      sha256: string,
      on?: IsoDate,
      asked: Omit<RollImport, 'commandId' | 'on' | 'sha256'> = {},
    ) => post<Acted>(at(id, '/roll/import'), { ...when(on), sha256, ...asked }),
    voters: (id: string, query: string, poll?: string) =>
      get<{ total: number; rows: readonly VoterRow[] }>(
        at(
          id,
          `/voters?q=${encodeURIComponent(query)}${poll === undefined ? '' : `&poll=${encodeURIComponent(poll)}`}`,
        ),
      ),
    duplicates: (id: string) => get<{ rows: readonly DuplicateRow[] }>(at(id, '/roll/duplicates')),
    /** Compares this roll with the others of the installation and records what is new. */
    compareRolls: (id: string, on?: IsoDate) =>
      post<{ rows: readonly DuplicateRow[] }>(at(id, '/roll/duplicates'), when(on)),
    /** Composed by the server: the answer carries the receipt code, which is kept nowhere. */
    takeComplaint: (id: string, told: Omit<ComplaintTaken, 'commandId' | 'on'>, on?: IsoDate) =>
      post<{ readonly receipt: ComplaintReceipt }>(at(id, '/complaints'), { ...when(on), ...told }),
    dataRequests: (id: string) => get<DataRequestPage>(at(id, '/data-requests')),
    takeDataRequest: (id: string, asked: z.input<typeof dataRequestTaken>) =>
      post<{ no: number; dueOn: IsoDate }>(at(id, '/data-requests'), asked),
    /** Everything that is kept of the person, and the same as a page to print. That it was handed out is recorded. */
    dataReport: (id: string, no: number) =>
      post<{ report: unknown; page: string }>(at(id, `/data-requests/${no}/report`), {}),
    answerDataRequest: (id: string, no: number, answer: z.input<typeof dataRequestAnswer>) =>
      post<{ no: number }>(at(id, `/data-requests/${no}/answer`), answer),
    eraseFor: (id: string, no: number) => post<{ no: number; seq: number }>(at(id, `/data-requests/${no}/erase`), {}),
    setDataHold: (id: string, hold: z.input<typeof dataHoldSet>) => post<{ id: string }>(at(id, '/data-holds'), hold),
    liftDataHold: (id: string, hold: string) =>
      post<{ id: string }>(at(id, `/data-holds/${encodeURIComponent(hold)}/lift`), {}),
    reveals: (id: string) => get<{ reveals: readonly RollReveal[] }>(at(id, '/roll/reveals')),
    rollEntry: (id: string, voterNo: number) => get<RollEntryView>(at(id, `/roll/entries/${voterNo}`)),
    reveal: (id: string, voterNo: number, reason: string) =>
      post<RevealedVoter>(at(id, '/roll/reveals'), { voterNo, reason }),
    /** Rehearsals only: checks in the next voters of the roll, so that a person can play election day alone. */
    fillHall: (id: string, poll: string, voters: number, on: IsoDate) =>
      post<{ checkedIn: number }>(at(id, '/rehearsal/fill-hall'), { poll, voters, on }),
    /** Signs a result with the second factor asked once more, or the password where there is none. */
    signResult: (id: string, signature: ResultSignature, on?: IsoDate) =>
      post<Acted>(at(id, '/results/sign'), { ...when(on), ...signature }),
    pollStaff: (id: string) => get<readonly PollStaffAccount[]>(at(id, '/poll-staff')),
    checklist: (id: string, poll: string) => get<Checklist>(at(id, `/polls/${encodeURIComponent(poll)}/checklist`)),
    /** `count`: see `countCalled`. */
    called: (id: string, poll: string, count: string) =>
      get<CalledPage>(at(id, `/polls/${encodeURIComponent(poll)}/call?count=${encodeURIComponent(count)}`)),
    callOut: (id: string, poll: string, count: string, sums: CalledSums) =>
      post<CalledPage>(at(id, `/polls/${encodeURIComponent(poll)}/call?count=${encodeURIComponent(count)}`), sums),
    statistics: (id: string) => get<StatisticsPage>(at(id, '/statistics')),
    statisticsUrl: (id: string): string => at(id, '/statistics.xlsx'),
    evidenceUrl: (id: string, sha256: string): string => at(id, `/evidence/${sha256}`),
    addEvidence: (id: string, fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
      upload<EvidenceRef>(at(id, `/evidence?name=${encodeURIComponent(fileName)}`), bytes),

    /** 资格联审: the form of one department, what a filled-in one says, and taking it. */
    strokeOrder: (id: string) => get<StrokeOrder>(at(id, '/stroke-order')),
    reviewFormUrl: (id: string, unit: string): string => at(id, `/review-form?unit=${encodeURIComponent(unit)}`),
    checkReviewForm: (id: string, fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
      upload<ReviewFormRead>(at(id, `/review-form/check?name=${encodeURIComponent(fileName)}`), bytes),
    takeReviewForm: (id: string, fileName: string, bytes: Uint8Array<ArrayBuffer>, on?: IsoDate) =>
      upload<Acted>(
        at(
          id,
          `/review-form?name=${encodeURIComponent(fileName)}&commandId=${newId()}${on === undefined ? '' : `&on=${on}`}`,
        ),
        bytes,
      ),

    /** Papers printed many at once, of one community or of all below a place. */
    printBatch: (id: string, wish: BatchWishBody) => post<BatchView>(at(id, '/paper-batches'), wish),
    printPlace: (place: string, wish: BatchWishBody) => post<BatchView>('/api/paper-batches', { ...wish, place }),
    batches: () => get<readonly BatchView[]>('/api/paper-batches'),
    cancelBatch: (batch: string) => post<{ done: true }>(`/api/paper-batches/${encodeURIComponent(batch)}/cancel`, {}),
    batchUrl: (batch: string): string => `/api/paper-batches/${encodeURIComponent(batch)}/file`,
    /** Statistics of all communities below a place, as `9901/01/heping`. */
    placeStatisticsUrl: (place: string): string => `/api/statistics.xlsx?place=${encodeURIComponent(place)}`,
    rollSheetUrl: (id: string): string => at(id, '/roll.xlsx'),
    gallery: () => get<GalleryPage>('/api/paper-gallery'),
    galleryUrl: (paper: string, form: 'picture' | 'pdf' | 'a3' | 'word', template?: string): string =>
      `/api/paper-gallery/${encodeURIComponent(paper)}/${form}${template === undefined ? '' : `?template=${encodeURIComponent(template)}`}`,

    papers: (id: string) => get<readonly PaperOffer[]>(at(id, '/papers')),
    /** `byHand`: leave blanks for characters no font has; the answer lists what is to be written where. */
    issuePaper: (id: string, paper: string, on?: IsoDate, byHand = false) =>
      post<{ no: number; sha256: string; pages: number; byHand: readonly Text[] }>(
        at(id, `/papers/${encodeURIComponent(paper)}/issue`),
        { ...when(on), ...(byHand ? { byHand } : {}) },
      ),
    /** What papers would say if they were drafted now, against those that hold. */
    noticePreview: (id: string, papers: readonly string[], on?: IsoDate) =>
      get<readonly NoticePreview[]>(
        at(id, `/notices/preview?papers=${encodeURIComponent(papers.join(','))}${on === undefined ? '' : `&on=${on}`}`),
      ),
    /** Several at once, in one act; `dated` is the day printed on them. */
    draftNotices: (id: string, papers: readonly string[], on?: IsoDate, dated?: IsoDate, byHand = false) =>
      post<NoticesDrafted>(at(id, '/notices/drafts'), {
        ...when(on),
        papers,
        ...(byHand ? { byHand } : {}),
        ...(dated === undefined ? {} : { dated }),
      }),
    noticeDraft: (id: string, draft: number) => get<DraftPage>(at(id, `/notices/drafts/${draft}`)),
    noticeDraftUrl: (id: string, draft: number): string => at(id, `/notices/drafts/${draft}/paper.pdf`),
    /** Exactly the sheet that was looked at, by its digest. */
    issueNotice: (id: string, { draft, sha256 }: { readonly draft: number; readonly sha256: string }, on?: IsoDate) =>
      post<{ no: number; sha256: string; pages: number }>(at(id, `/notices/drafts/${draft}/issue`), {
        ...when(on),
        sha256,
      }),
    /** A copy that is not recorded: a Word file to edit, an A3 poster, or a sheet marked 草稿 to be read and corrected. */
    paperCopyUrl: (id: string, paper: string, form: 'word' | 'poster' | 'sketch', on?: IsoDate): string =>
      at(id, `/papers/${encodeURIComponent(paper)}/${form}${on === undefined ? '' : `?on=${on}`}`),
    paperUrl: (id: string, no: number): string => at(id, `/papers/${no}.pdf`),
    bundleUrl: (id: string, kind: 'PUBLIC' | 'RESTRICTED'): string => at(id, `/bundle?kind=${kind}`),
    ledger: (id: string, from: number) => get<LedgerPage>(at(id, `/ledger?from=${from}`)),
    rules: () => get<RulePage>('/api/rules'),
    bytes: async (path: string): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> => {
      const response = await fetch(path);
      return response.ok
        ? { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
        : { ok: false, error: await problemOf(response) };
    },
  };
}

export type Client = ReturnType<typeof createClient>;

async function answer<T>(pending: Promise<Response>): Answer<T> {
  let response: Response;
  try {
    response = await pending;
  } catch {
    return { ok: false, error: unreachable };
  }
  if (!response.ok) return { ok: false, error: await problemOf(response) };
  return { ok: true, value: (await response.json()) as T };
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'refusal' in body) return body as Problem;
  const sentence =
    body !== null && typeof body === 'object' && 'message' in body && typeof body.message === 'string'
      ? body.message
      : `HTTP ${response.status}`;
  return {
    ...unreachable,
    status: response.status,
    code: 'UNEXPECTED_ANSWER',
    refusal: {
      code: 'UNEXPECTED_ANSWER',
      message: { zh: `服务器没有正常回答：${sentence}`, en: `The server gave no proper answer: ${sentence}` },
      remedy: { zh: '请稍后重试；仍不行请联系管理员。', en: 'Try again later, or call the administrator.' },
      sources: [],
    },
  };
}

const unreachable: Problem = {
  type: 'about:blank',
  title: 'unreachable',
  status: 0,
  code: 'UNREACHABLE',
  requestId: '',
  refusal: {
    code: 'UNREACHABLE',
    message: {
      zh: '连接不上服务器，刚才的操作没有确认。',
      en: 'The server cannot be reached; the act is not confirmed.',
    },
    remedy: {
      zh: '请检查网络后重试；重试不会重复登记。',
      en: 'Check the network and retry; a retry never records twice.',
    },
    sources: [],
  },
};
