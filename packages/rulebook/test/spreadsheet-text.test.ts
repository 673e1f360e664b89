import { expect, test } from 'vitest';
import { csvCell, harmless } from '../src/index.ts';

test.each([
  ['=A1', "'=A1"],
  ['＝A1', "'＝A1"],
  ['＋A1', "'＋A1"],
  ['－A1', "'－A1"],
  ['＠A1', "'＠A1"],
  ['@A1', "'@A1"],
  ['|cmd', "'|cmd"],
  ['%0A', "'%0A"],
  ['\tx', "'\tx"],
  ['0000-8888000', '0000-8888000'],
  ['+86 10 1234', '+86 10 1234'],
  ['-5', '-5'],
  ['', ''],
])('%j is written %j', (given, written) => expect(harmless(given)).toBe(written));

test.each([
  ['a,b', '"a,b"'],
  ['甲\r\n', '"甲\r\n"'],
  ['"', '""""'],
  ['=1,2', '"\'=1,2"'],
  [-5, '-5'],
  [true, 'true'],
  [null, ''],
])('%j stands in a CSV file as %s', (given, written) => expect(csvCell(given)).toBe(written));
