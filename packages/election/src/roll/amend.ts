import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf, RollAmendment } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import { addVoter, correctVoter, removeVoter } from './changes.ts';
import { judgmentRefusal } from './judgment.ts';
import { changeRepresentatives } from './representatives.ts';

/**
 * 补正: somebody turned eighteen or moved in, died or moved away, an entry was misspelt. Each is an act with its reason and
 * its evidence, told by a short notice once the roll is public; after the roll is frozen nothing changes any more.
 */
export function amendRoll(state: Cycle, command: CommandOf<'AMEND_ROLL'>, ctx: Context): Decision {
  const refused = notNow(state) ?? withoutGround(command) ?? withoutNotice(state, command);
  if (refused !== null) return refused;
  const { change } = command;
  const changed = apply(state, change, ctx);
  if (!changed.ok) return changed;
  const judgment = change.reason === 'DEPRIVED' ? { judgment: change.judgment } : {};
  const amended: Fact = {
    type: 'ROLL_AMENDED',
    stream: 'RESIDENTS',
    body: { no: state.amendments + 1, change: change.kind, places: command.places },
    sealed: [restricted({ reason: change.reason, note: command.note.trim(), evidence: command.evidence, ...judgment })],
  };
  return ok([amended, ...changed.value]);
}

function apply(state: Cycle, change: RollAmendment, ctx: Context): Decision {
  const by = 'AMENDMENT';
  switch (change.kind) {
    case 'ADD':
      return addVoter(state, change.voter, { by, reason: change.reason }, ctx);
    case 'REMOVE':
      return judgmentRefusal(change, ctx) ?? removeVoter(state, change.voterNo, { by, reason: change.reason }, ctx);
    case 'CORRECT':
      return correctVoter(state, change.voterNo, change.voter, { by, reason: change.reason }, ctx);
    case 'REPRESENTATIVES':
      return changeRepresentatives(state, change.representatives, { reason: change.reason }, ctx);
    default:
      return change satisfies never;
  }
}

function notNow({ roll }: Cycle): Decision | null {
  if (roll.stage === 'DRAFT' || roll.stage === 'PUBLISHED') return null;
  return refuse(
    'ROLL_NOT_OPEN_TO_CHANGE',
    roll.stage === 'FROZEN'
      ? { zh: '名单已经封册，不能再增减或更正。', en: 'The roll is frozen; nothing is added, struck or corrected.' }
      : { zh: '还没有导入登记册。', en: 'There is no roll yet.' },
    roll.stage === 'FROZEN'
      ? { zh: '有异议的，可以依民事诉讼法向法院咨询选民资格案件。', en: 'Turn to the court on a voter’s standing.' }
      : { zh: '请先导入登记册（C05）。', en: 'Import the register first (C05).' },
    { sources: ['JWH25-17'] },
  );
}

function withoutGround({ note, evidence }: CommandOf<'AMEND_ROLL'>): Decision | null {
  if (note.trim() !== '' && evidence.length > 0) return null;
  return refuse(
    'CHANGE_WITHOUT_GROUND',
    { zh: '补正没有写明事由，或没有附上证明。', en: 'The change has no reason or no evidence.' },
    {
      zh: '请写明事由并附上证明材料（身份证、迁入迁出证明、死亡证明、判决书等）。',
      en: 'Give the reason and attach the document that shows it.',
    },
    { sources: ['JWH25-17'] },
  );
}

/** After publication every change is told where the list was posted. */
function withoutNotice({ roll }: Cycle, { places }: CommandOf<'AMEND_ROLL'>): Decision | null {
  if (roll.stage !== 'PUBLISHED' || places.length > 0) return null;
  return refuse(
    'CHANGE_WITHOUT_NOTICE',
    {
      zh: '名单已经公布，补正也要张贴公告，现在没有写张贴地点。',
      en: 'A change of a published roll is posted as well.',
    },
    { zh: '请写明补正公告张贴在哪里，和名单贴在一起。', en: 'Say where its notice is posted.' },
    { sources: ['JWH25-17'] },
  );
}
