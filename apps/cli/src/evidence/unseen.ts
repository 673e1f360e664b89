import type { Cycle, Recorded } from '@mingxuan/election';

/**
 * What a bundle does not show of a person — withheld from the public one, or erased — stands in the replay as somebody
 * whose only property is to be somebody else than everyone: numbers that no roll reaches.
 */
const FIRST_UNSEEN = 900_000_000;

/** Numbers for the unseen people of one entry: the same entry always gives the same ones, no two entries share any. */
export const unseenNo = (seq: number, index: number): number => FIRST_UNSEEN + seq * 2000 + index;

export const isUnseen = (voterNo: number): boolean => voterNo >= FIRST_UNSEEN;

/** Said where a text was withheld or erased. */
export const UNSEEN_TEXT = '—';

/** How many of a fact's records are not shown. */
export const unseenRecords = ({ fact }: Recorded): number =>
  fact.sealed.filter((record) => record.value === null).length;

/**
 * A fact with stand-ins for the people it does not show, where the state counts them: mandates and the lists of mobile
 * boxes. Everything else is folded as it is.
 */
export function withStandIns(recorded: Recorded): Recorded {
  const { fact, seq } = recorded;
  if (unseenRecords(recorded) === 0) return recorded;
  switch (fact.type) {
    case 'PROXY_AUTHORISED':
      return {
        ...recorded,
        fact: {
          ...fact,
          sealed: fact.sealed.map((record) =>
            record.value === null
              ? {
                  ...record,
                  value: {
                    principal: unseenNo(seq, 0),
                    trustee: unseenNo(seq, 1),
                    evidence: [{ name: UNSEEN_TEXT, sha256: '0'.repeat(64) }],
                  },
                }
              : record,
          ),
        },
      };
    case 'MOBILE_BOX_APPROVED': {
      // The staff comes first, then one record for each voter.
      const staff = fact.sealed.length - fact.body.voters;
      return {
        ...recorded,
        fact: {
          ...fact,
          sealed: fact.sealed.map((record, index) => {
            if (record.value !== null) return record;
            const value =
              index < staff
                ? { kind: 'STAFF' as const, name: `${UNSEEN_TEXT}${index + 1}` }
                : { kind: 'VOTER' as const, voterNo: unseenNo(seq, index), reason: 'IMMOBILE' as const };
            return { ...record, value };
          }),
        },
      };
    }
    default:
      return recorded;
  }
}

/** Unseen people who may be meant by a check-in that does not say whose it is, or that names somebody not shown elsewhere. */
export function unseenOn(state: Cycle, channel: 'PROXY' | 'MOBILE', box: string): readonly number[] {
  const listed =
    channel === 'PROXY'
      ? state.proxies.map((proxy) => proxy.principal)
      : state.boxes.filter((one) => one.box === box).flatMap((one) => one.voters.map((voter) => voter.voterNo));
  return listed.filter(isUnseen);
}
