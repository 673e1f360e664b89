import type { Vault } from '@mingxuan/vault';
import type { Migration } from 'kysely/migration';
import * as ledger from './0001-ledger.ts';
import * as projections from './0002-projections.ts';
import * as receiptFingerprint from './0003-receipt-fingerprint.ts';
import { encryptedValues } from './0004-encrypted-values.ts';
import * as reveals from './0005-reveals.ts';
import * as rollMapping from './0006-roll-mapping.ts';
import * as log from './0007-log.ts';
import * as rowLevelSecurity from './0010-row-level-security.ts';
import * as lighterVoterRows from './0011-lighter-voter-rows.ts';
import * as organisation from './0013-organisation.ts';
import * as retention from './0014-retention.ts';
import * as offices from './0016-offices.ts';

/** Every step the schema has taken, oldest first. Forward only: a step that has been released is never edited. */
export const migrationsWith = (vault: Vault): Record<string, Migration> => ({
  '0001-ledger': ledger,
  '0002-projections': projections,
  '0003-receipt-fingerprint': receiptFingerprint,
  '0004-encrypted-values': encryptedValues(vault),
  '0005-reveals': reveals,
  '0006-roll-mapping': rollMapping,
  '0007-log': log,
  '0010-row-level-security': rowLevelSecurity,
  '0011-lighter-voter-rows': lighterVoterRows,
  '0013-organisation': organisation,
  '0014-retention': retention,
  '0016-offices': offices,
});
