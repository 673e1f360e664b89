import type { AftermathFact, AuditFact, Command } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import { witnesses } from './asked-boxes.ts';
import { UNSEEN_TEXT } from './unseen.ts';

/** The command behind an act after the result; people whose names were erased stand in as somebody. */
export function afterAct(fact: AftermathFact): Command {
  switch (fact.type) {
    case 'BALLOTS_SEALED': {
      const { no: _no, ...body } = fact.body;
      const [keeper, ...watched] = fact.sealed.map(({ value }, index) => value?.name ?? `${UNSEEN_TEXT}${index}`);
      return { type: 'SEAL_BALLOTS', ...body, keeper: keeper ?? UNSEEN_TEXT, witnesses: watched };
    }
    case 'RESULT_FILED':
      return { type: 'FILE_RESULT', ...fact.body };
    case 'CERTIFICATES_DELIVERED':
      return { type: 'DELIVER_CERTIFICATES', ...fact.body };
    case 'SUPPORTING_BODY_ELECTED': {
      const { no: _no, members: _members, ...body } = fact.body;
      const members = fact.sealed.map(
        ({ value }, index) => value ?? { name: `${UNSEEN_TEXT}${index + 1}`, post: UNSEEN_TEXT },
      );
      return { type: 'ELECT_SUPPORTING_BODY', ...body, members };
    }
    case 'ARCHIVE_LISTED':
      return { type: 'LIST_ARCHIVE', ...fact.body };
    default:
      return fact satisfies never;
  }
}

export function auditAct(fact: AuditFact): Command {
  switch (fact.type) {
    case 'AUDIT_COMMITTED':
      return { type: 'COMMIT_AUDIT', poll: fact.body.poll, sample: fact.body.sample };
    case 'AUDIT_SEED_RECORDED':
      return {
        type: 'RECORD_AUDIT_SEED',
        poll: fact.body.poll,
        rolls: Array.from(fact.body.seed, Number),
        witnesses: witnesses(fact.sealed),
      };
    case 'AUDIT_COMPARED': {
      const { differs: _differs, ...body } = fact.body;
      return { type: 'COMPARE_AUDITED', ...body, writeIns: opened(fact.sealed) };
    }
    default:
      return fact satisfies never;
  }
}
