import { createHash } from 'node:crypto';
import type { IsoDate, OverlayId, Refusal, Rulebook, VotingMode } from '@mingxuan/rulebook';
import { checkCharacter, NATIONAL_HOLIDAYS, resolveRulebook } from '@mingxuan/rulebook';
import type {
  CheckInFact,
  Command,
  Context,
  Cycle,
  Fact,
  LegalRegime,
  PollId,
  Recorded,
  State,
  VoterEntry,
  VoterFact,
} from '../src/index.ts';
import { decide, evolve, needs, unopened } from '../src/index.ts';

export const day = (iso: string): IsoDate => iso as IsoDate;

export function book(id: 'party-2020' | 'residents-2026', overlays: readonly OverlayId[] = []): Rulebook {
  const resolved = resolveRulebook(id, overlays);
  if (!resolved.ok) throw new Error(resolved.error.message.zh);
  return resolved.value;
}

export const party = book('party-2020');
export const residents = book('residents-2026');

export const D = day('2026-12-20');
export const PARTY_DAY = day('2026-11-08');

/** Fourteen voters; odd numbers are women. Their names occur nowhere else, so that a leak of one is seen. */
export const voterNames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈', (surname) => `${surname}某选民`);

export const roll = (): readonly VoterEntry[] => voterNames.map((name, i) => voterEntry(i + 1, name));

/** A made-up identity number by GB 11643; an odd order is a man's. */
export function idNumberOf(birth: string, order: number): string {
  const seventeen = `990100${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}

export const voterEntry = (voterNo: number, name: string): VoterEntry => ({
  voterNo,
  name,
  sex: voterNo % 2 === 1 ? 'F' : 'M',
  birth: day('1980-01-01'),
  idNumber: idNumberOf('1980-01-01', voterNo + 1),
  group: '第一居民小组',
  household: `H${voterNo}`,
  ground: 'LOCAL_HUKOU',
  pinyin: '',
  initials: '',
});

/** Who acts, in which office. The decisions look at the account only; offices are the server's to check. */
export interface Deed {
  readonly command: Command;
  readonly account: string;
  readonly on: IsoDate;
}

export type Tried =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly error: Refusal };

/** A community in memory: what the store keeps beside the state, and everything that was recorded, in order. */
export class World {
  state: State = unopened;
  readonly voters = new Map<number, VoterFact>();
  readonly checkIns = new Map<string, CheckInFact>();
  readonly history: Recorded[] = [];
  today: IsoDate = day('2027-03-01');
  /** The way of voting that this community's meeting settles. */
  mode: VotingMode = 'ALL_VOTERS';
  /** 城市社区 or 村改居: the latter has every member audited. */
  regime: LegalRegime = 'RESIDENTS';
  /** The residents’ rules by which it is judged. */
  residents: Rulebook = residents;

  get cycle(): Cycle {
    if (this.state.status === 'UNOPENED') throw new Error('not opened');
    return this.state;
  }

  copy(): World {
    const other = new World();
    other.state = this.state;
    for (const [no, voter] of this.voters) other.voters.set(no, voter);
    for (const [key, checkIn] of this.checkIns) other.checkIns.set(key, checkIn);
    other.history.push(...this.history);
    other.today = this.today;
    other.mode = this.mode;
    other.regime = this.regime;
    other.residents = this.residents;
    return other;
  }

  context({ command, account, on }: Deed): Context {
    const wanted = needs(command, this.state);
    const voters = new Map<number, VoterFact>();
    for (const no of wanted.voters) {
      const voter = this.voters.get(no);
      if (voter !== undefined) voters.set(no, voter);
    }
    // As the store looks numbers up: by their keyed hash.
    for (const voter of this.voters.values())
      if (wanted.idNumbers?.some((wish) => wish.trim().toUpperCase() === voter.idNumber?.toUpperCase()) === true)
        voters.set(voter.voterNo, voter);
    for (const voter of this.voters.values())
      if (wanted.bornAfter !== undefined && voter.birth > wanted.bornAfter && !voter.removed)
        voters.set(voter.voterNo, voter);
    const checkIns = new Map<number, CheckInFact>();
    if (wanted.checkIn !== undefined) {
      const { poll, voterNo } = wanted.checkIn;
      const found = this.checkIns.get(`${poll}/${voterNo}`);
      if (found !== undefined) checkIns.set(voterNo, found);
    }
    return {
      actor: { account, role: 'ANY' },
      on,
      at: `${on}T02:00:00.000Z`,
      today: this.today,
      party,
      residents: this.residents,
      holidays: NATIONAL_HOLIDAYS,
      voters,
      checkIns,
      digest: (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex'),
    };
  }

  /** Decides and, where nothing speaks against it, records. */
  attempt(deed: Deed): Tried {
    const decided = decide(this.state, deed.command, this.context(deed));
    if (!decided.ok) return { ok: false, error: decided.error };
    for (const fact of decided.value) this.record(fact, deed);
    return { ok: true, facts: decided.value };
  }

  /** As `attempt`, where a refusal is a failure of the test. */
  must(deed: Deed): readonly Fact[] {
    const tried = this.attempt(deed);
    if (!tried.ok) throw new Error(`${deed.command.type} on ${deed.on}: ${tried.error.code} ${tried.error.message.zh}`);
    return tried.facts;
  }

  /** As `attempt`, where the refusal's code is what is wanted; `OK` when there is none. Nothing is recorded. */
  codeOf(command: Command, account: string, on: IsoDate): string {
    const deed = { command, account, on };
    const decided = decide(this.state, command, this.context(deed));
    return decided.ok ? 'OK' : decided.error.code;
  }

  record(fact: Fact, { account, on }: Pick<Deed, 'account' | 'on'>): void {
    const seq = this.history.length + 1;
    const recorded: Recorded = { seq, at: `${on}T02:00:00.000Z`, on, actor: { account, role: 'ANY' }, fact };
    this.history.push(recorded);
    this.project(recorded);
    this.state = evolve(this.state, recorded);
  }

  private project({ fact, at }: Recorded): void {
    switch (fact.type) {
      case 'ROLL_IMPORTED':
        this.voters.clear();
        for (const { value } of fact.sealed) if (value !== null) this.voters.set(value.voterNo, listed(value));
        return;
      case 'VOTER_ADDED':
      case 'VOTER_CORRECTED':
        for (const { value } of fact.sealed) if (value !== null) this.voters.set(value.voterNo, listed(value));
        return;
      case 'VOTER_REMOVED': {
        const voter = this.voters.get(fact.body.voterNo);
        if (voter !== undefined) this.voters.set(voter.voterNo, { ...voter, removed: true });
        return;
      }
      case 'VOTER_CHECKED_IN': {
        const voterNo = fact.sealed[0]?.value?.voterNo ?? 0;
        const { poll, channel, place } = fact.body;
        this.checkIns.set(key(poll, voterNo), { voterNo, channel, place, at });
        return;
      }
      case 'CHECK_IN_UNDONE':
        this.checkIns.delete(key(fact.body.poll, fact.sealed[0]?.value?.voterNo ?? 0));
        return;
      default:
    }
  }
}

const key = (poll: PollId, voterNo: number): string => `${poll}/${voterNo}`;

const listed = (entry: VoterEntry): VoterFact => ({ ...listedAs(entry), ...reachedBy(entry) });

const reachedBy = ({ phone, address }: VoterEntry) => ({
  ...(phone === undefined ? {} : { phone }),
  ...(address === undefined ? {} : { address }),
});

const listedAs = ({ voterNo, name, sex, birth, idNumber, group, household, ground }: VoterEntry): VoterFact => ({
  voterNo,
  name,
  sex,
  birth,
  idNumber,
  group,
  household,
  ground,
  removed: false,
});
